// Makes up departments: the same ones on every machine and every run.

/** A linear congruential generator (Numerical Recipes' constants); `next(n)` is a whole number from 0 up to n - 1. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const kinds = [
  // A rate in percent with one decimal, such as 48.5 % of 5 points.
  (next) => ({ target: 100, actual: (400 + next(700)) / 10, unit: '%', dimension: 'quality' }),
  // Pieces done of pieces planned, such as 295 of 300, or 37 of 300 where the work had hardly begun.
  (next) => {
    const target = 20 * (1 + next(40));
    const open = next(4) === 0 ? next(target + 1) : next(target / 4);
    return { target, actual: target - open, unit: '户', dimension: 'quantity' };
  },
  // Money in 万元 with cents of it.
  (next) => {
    const target = 500 + next(20_000);
    return { target: target / 100, actual: (target - next(200)) / 100, unit: '万元', dimension: 'cost' };
  },
  // Reached, as most are.
  (next) => ({ target: 90, actual: 90 + next(11), unit: '%', dimension: 'satisfaction' }),
];

/** 20 indicators whose points add up to 100: ten pairs such as 4.5 and 5.5. */
function indicators(next) {
  const list = [];
  for (let pair = 0; pair < 10; pair += 1) {
    const shift = next(8) / 2;
    for (const points of [5 - shift, 5 + shift]) {
      const title = `示例指标${list.length + 1}`;
      list.push({ title, points, direction: 'at_least', ...kinds[next(kinds.length)](next) });
    }
  }
  return list;
}

/** Indicators on which engines are known to differ, in projects of 20 of them. */
const textbook = [
  // 5 × 48.5 % = 2.425, so 2.43.
  [{ target: 100, actual: 48.5 }, 5, 5],
  // 4.5 × 295 ÷ 300 = 4.425, so 4.43.
  [{ target: 300, actual: 295 }, 4.5, 5.5],
  // 4.5 × 37 ÷ 300 = 0.555, so 0.56.
  [{ target: 300, actual: 37 }, 4.5, 5.5],
];

export function textbookDepartments() {
  return textbook.map(([values, ...pair]) => {
    const copies = Array.from({ length: 20 }, (_, index) => ({ points: pair[index % 2], ...values }));
    return filled('示例局', [{ name: '示例项目', indicators: copies }]);
  });
}

/** A department of so many projects with 20 indicators each. */
export function department(seed, projects) {
  const next = randomFrom(seed);
  const list = Array.from({ length: projects }, (_, index) => ({
    name: `示例项目${index + 1}`,
    unit: 'wan_yuan',
    budget: (500 + next(20_000)) / 100,
    indicators: indicators(next),
  }));
  return filled(`示例局${seed}`, list);
}

/** A submission whose basic expenditure earns all of its 20 points. */
function filled(name, projects) {
  return {
    rubric: 'ningxian-2023-department',
    year: 2023,
    department: { name },
    three_public: { total: { budget: 2.4, executed: 2.15, last_year: 2.2 } },
    facts: {
      finance_posts_compliant: true,
      spending_approved: true,
      procurement_compliant: true,
      treasury_payment: true,
      accounting_truthful: true,
      targets_reported: true,
      three_public_due: '2024-03-31',
      three_public_published: '2024-03-01',
      publication_scope: 'both',
      statements_submitted: true,
    },
    projects,
  };
}
