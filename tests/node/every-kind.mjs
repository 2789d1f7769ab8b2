// A made-up rubric with every kind of rule, fact and modifier, and what can be left out left in; and a submission
// that fills it.

export const kinds = [
  ...['conditions', 'all_or_nothing', 'choice', 'proportional', 'per_unit', 'occurrences', 'bands', 'graded'],
  ...['children', 'indicators', 'either', 'rank', 'manual', 'formula'],
];

const fact = (id, type, more = {}) => ({ id, label: id, type, ...more });
const item = (id, rule, more = {}) => ({ id, title: id, points: '10', standard: '得10分。', rule, ...more });

const over = { cuts: [{ above: 100, at_most: 200, cut: '10' }, { above: 200, cut: 50 }] };
const levels = [
  { value: 'reached', label: '达成', at_least: 80, at_most: 100 },
  { value: 'partly', label: '部分达成', at_least: 60, below: 80 },
];

export const rubricOfEveryKind = {
  id: 'every-kind',
  version: '1.0.0',
  title: '示例表',
  subject: 'department',
  number: '附表1',
  authority: '示例县财政局',
  year: 2024,
  facts: [
    fact('yes', 'boolean', { question: '是否？', evidence: '文件' }),
    fact('spent', 'money', { unit: 'wan_yuan', from: '/budget/total/executed' }),
    fact('planned', 'money', { unit: 'wan_yuan', from: '/budget/total/budget' }),
    fact('rate', 'percent', { derived: 'spent / planned * 100' }),
    fact('cases', 'count', { unit: '例' }),
    fact('share', 'decimal'),
    fact('why', 'text'),
    fact('published', 'date'),
    fact('grade', 'choice', { choices: [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }] }),
    fact('others', 'numbers'),
    fact('on_time', 'boolean', { derived: 'published <= date("2024-03-31")' }),
    fact('five', 'decimal', { derived: 5 }),
  ],
  sections: [
    {
      id: 'whole',
      title: '整体',
      points: 120,
      weight: '50',
      items: [
        item('conditions', {
          kind: 'conditions',
          criteria: [
            { fact: 'yes', points: 4, clause: '甲', required: true },
            { fact: 'on_time', points: '6', clause: '乙' },
          ],
        }),
        item('all_or_nothing', { kind: 'all_or_nothing', facts: ['yes'], reading: '按字面' }, { excuse: 'yes' }),
        item('choice', {
          kind: 'choice',
          fact: 'grade',
          options: [{ value: 'a', points: 10, clause: '甲' }, { value: 'b', points: 5, clause: '乙' }],
        }),
        item(
          'proportional',
          {
            kind: 'proportional',
            actual: 'spent',
            target: 'planned',
            direction: 'at_most',
            falls: 'to_zero_at_double',
            zero_target: 'full',
            floor: 60,
          },
          { not_applicable: 'drop', prerequisite: 'yes', explain: { when: 'score < points', fact: 'why' } },
        ),
        item(
          'per_unit',
          {
            kind: 'per_unit',
            value: 'rate',
            threshold: 100,
            unit: 1,
            counting: 'started',
            above: '-0.5',
            below: '-1',
            start: 10,
          },
          { not_applicable: 'full' },
        ),
        item('occurrences', { kind: 'occurrences', count: 'cases', deduct: 2 }),
        item('evidence', { kind: 'occurrences', evidence: 'yes', earn: '2.5' }),
        item('bands', {
          kind: 'bands',
          value: 'rate',
          bands: [
            { at_least: 90, points: 10, clause: '优' },
            { at_least: 60, below: 90, points: 5 },
            { below: 60, points: 0 },
            { equals: '-1', points: 0 },
          ],
        }),
        item('graded', {
          kind: 'graded',
          fact: 'grade',
          degree: 'share',
          grades: [{ value: 'a', above: 80, at_most: 100 }, { value: 'b', at_most: 80, clause: '乙' }],
        }),
        item('either', {
          kind: 'either',
          pick: 'first',
          rules: [
            { title: '名次', rule: { kind: 'rank', rank: 'cases', places: [10, '8'], beyond: 1 } },
            { title: '比例', rule: { kind: 'proportional', actual: 'share', target: 100 } },
          ],
        }),
        item('rank', { kind: 'rank', value: 'share', among: 'others', order: 'lowest_first', places: [10, 8, 6] }),
        item('manual', { kind: 'manual', deduction: 'share', reason: 'why' }),
        item('formula', { kind: 'formula', score: 'points * (1 - share / 100)' }, { bonus: true }),
      ],
    },
    {
      id: 'pool',
      title: '共享',
      points: 10,
      pool: true,
      items: [
        item('indicators', {
          kind: 'indicators',
          dimensions: ['quantity', 'satisfaction'],
          aggregate: 'sum',
          direction: 'equal',
          over,
          levels,
        }),
        item(
          'ratio',
          { kind: 'indicators', aggregate: 'count_ratio', over: { above: '30', then: 'explain' } },
          { optional: true },
        ),
        item(
          'void',
          { kind: 'proportional', actual: 'share', target: 'five', over: { above: 30, then: 'explain', fact: 'why' } },
          { optional: true },
        ),
      ],
    },
    {
      id: 'projects',
      title: '项目',
      points: 20,
      items: [
        item('sheets', {
          kind: 'children',
          of: 'projects',
          aggregate: 'mean',
          weight: 'points',
          factor: '0.1',
          child: { points: 100, sheet: 'project-2020' },
        }),
        item('simple', {
          kind: 'children',
          of: 'projects',
          weight: 'budget',
          factor: 0.1,
          child: {
            points: '100',
            rule: { kind: 'proportional', direction: 'at_least', over: { above: 30, then: 'void' } },
          },
        }),
      ],
    },
  ],
  rounding: {
    rate: { decimals: 2, mode: 'half_up' },
    item: { decimals: 2, mode: 'down' },
    total: { decimals: 1, mode: 'up' },
  },
  veto: [{ when: 'cases > 9', clause: '发生十例以上的' }],
  grades: [{ name: '优', at_least: 90, at_most: '130' }, { name: '差', at_least: '0', at_most: 89 }],
  notes: ['示例。'],
  signatures: [{ id: 'head', label: '负责人' }],
};

const ownProject = { extends: 'project-2020', id: 'own-project', version: '1', title: '另一张表' };

/** The same with other points and another sheet for projects, as a county would write it. */
export const rubricThatExtends = {
  extends: rubricOfEveryKind,
  id: 'extending',
  version: '1.0.1',
  notes: null,
  facts: [{ id: 'five', label: '五', derived: null }, fact('six', 'decimal')],
  sections: [
    {
      id: 'pool',
      weight: 0,
      items: [{ id: 'void', remove: true }, { id: 'ratio', title: '占比', rule: { reading: '按个数' } }],
    },
    { id: 'projects', items: [{ id: 'sheets', rule: { child: { sheet: ownProject } } }] },
  ],
  grades: [{ name: '合格', at_least: 60 }],
};

export const submissionOfEveryKind = {
  year: 2024,
  department: { name: '示例局' },
  budget: { unit: 'wan_yuan', total: { budget: '100', executed: 95 } },
  facts: {
    yes: true,
    cases: 2,
    share: '85',
    why: '因故',
    published: '2024-03-01',
    grade: 'a',
    others: [90, '80.5', 70],
  },
  indicators: [
    {
      title: '数量',
      dimension: 'quantity',
      points: 4,
      direction: 'equal',
      target: 10,
      actual: '9',
      unit: '个',
      reason: '因故',
    },
    { title: '满意', dimension: 'satisfaction', points: 6, level: 'partly', degree: '75' },
  ],
  projects: [
    {
      name: '示例项目',
      unit: 'yuan',
      budget: 1000,
      executed: 900,
      weight: 100,
      score: 80,
      reason: '因故',
      facts: {},
      indicators: [{ dimension: 'quantity', points: 50, target: 1, actual: 1 }],
    },
  ],
  evidence: { yes: ['一.pdf', '二.pdf'] },
  self: { total: 70, scores: { manual: { score: 9, reason: '因故' } } },
  review: { facts: { cases: { na: '无' } }, scores: { manual: null } },
  signatures: { head: { name: '某', signed: true } },
};
