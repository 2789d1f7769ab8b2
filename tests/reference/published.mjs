// Standards as rubrics publish them, with figures whose scores were worked out by hand.

/** The `standard`, the item's `points`, `rule` and modifiers, its `facts` by id, `answers`, and what it `earns`. */
const items = [
  {
    standard: '在职人员控制率≤100%，计8分；每超过一个百分点扣0.5分，扣完为止（湖南，136人，编制143人）',
    points: 8,
    facts: {
      headcount: 'count',
      authorized: 'count',
      rate: { type: 'percent', derived: 'headcount / authorized * 100' },
    },
    rule: { kind: 'per_unit', value: 'rate', threshold: 100, counting: 'continuous', above: '-0.5' },
    answers: { headcount: 136, authorized: 143 },
    earns: '8',
  },
  {
    standard: '“三公”经费变动率≤0，计8分；每超过一个百分点扣0.8分，扣完为止（湖南，63.46万元，上年32万元）',
    points: 8,
    facts: { executed: 'money', last_year: 'money' },
    rule: {
      kind: 'per_unit',
      value: '(executed - last_year) / last_year * 100',
      threshold: 0,
      counting: 'continuous',
      above: '-0.8',
    },
    answers: { executed: '63.46', last_year: '32' },
    earns: '0',
  },
  ...['completed', 'continuous', 'started'].map((counting, index) => ({
    standard: '预算完成率100%计满分，每低于5%扣2分，扣完为止（湖南，99.27%）',
    points: 8,
    facts: { rate: 'percent' },
    rule: { kind: 'per_unit', value: 'rate', threshold: 100, unit: 5, counting, below: '-2' },
    answers: { rate: '99.27' },
    earns: ['8', '7.71', '6'][index],
  })),
  ...[
    ['767.86', '0'],
    ['0', '8'],
    ['192.276', '6'],
    ['192.2761', '4'],
    ['576.828', '2'],
  ].map(([adjusted, earns]) => ({
    standard: '预算控制率=0，计8分；0-10%（含），计6分；10-20%（含），计4分；20-30%（含），计2分；大于30%不得分（湖南）',
    points: 8,
    facts: { adjusted: 'money', initial: 'money' },
    rule: {
      kind: 'bands',
      value: 'adjusted / initial * 100',
      bands: [
        { equals: 0, points: 8, clause: '=0' },
        { above: 0, at_most: 10, points: 6, clause: '0-10%（含）' },
        { above: 10, at_most: 20, points: 4, clause: '10-20%（含）' },
        { above: 20, at_most: 30, points: 2, clause: '20-30%（含）' },
        { above: 30, points: 0, clause: '大于30%' },
      ],
    },
    answers: { adjusted, initial: '1922.76' },
    earns,
  })),
  ...[
    ['65.07', '65.66', 10, '9.91'],
    ['8676', '8755', 15, '14.86'],
    ['37.24', '43.2', 10, '8.62'],
    ['72.74', '100', 2, '1.45'],
    ['76', '100', 10, '7.6'],
    ['2859', '200', 10, '10'],
    ['48.5', '100', 5, '2.43'],
    ['295', '300', '4.5', '4.43'],
  ].map(([actual, target, points, earns]) => ({
    standard: '得分=实际完成值/年度指标值×分值，不得突破分值（稷山、廊坊、重庆）',
    points,
    facts: { actual: 'decimal', target: 'decimal' },
    rule: { kind: 'proportional', actual: 'actual', target: 'target' },
    answers: { actual, target },
    earns,
  })),
  ...[
    ['12', '6'],
    ['10', '10'],
    ['20', '0'],
    ['26', '0'],
    ['10.001', '10'],
  ].map(([actual, earns]) => ({
    standard: '反向指标：得分=[1-(B-A)/A]×分值，B达到2A及以上的不得分',
    points: actual === '12' ? '7.5' : 10,
    facts: { actual: 'decimal' },
    rule: { kind: 'proportional', actual: 'actual', target: 10, direction: 'at_most', falls: 'to_zero_at_double' },
    answers: { actual },
    earns,
  })),
  ...[
    ['130', '10'],
    ['130.1', '0'],
  ].map(([actual, earns]) => ({
    standard: '超过预期指标30%以上的，均不计分',
    points: 10,
    facts: { actual: 'decimal' },
    rule: { kind: 'proportional', actual: 'actual', target: 100, over: { above: 30, then: 'void' } },
    answers: { actual },
    earns,
  })),
  ...[
    ['200', '10'],
    ['300', '9'],
    ['300.1', '8'],
    ['2859', '7'],
  ].map(([actual, earns]) => ({
    standard: '完成200%-300%的扣10%；300%-500%的扣20%；高于500%的扣30%',
    points: 10,
    facts: { actual: 'decimal' },
    rule: {
      kind: 'proportional',
      actual: 'actual',
      target: 100,
      over: {
        cuts: [
          { above: 100, at_most: 200, cut: 10 },
          { above: 200, at_most: 400, cut: 20 },
          { above: 400, cut: 30 },
        ],
      },
    },
    answers: { actual },
    earns,
  })),
  ...[
    ['0', '3'],
    ['1', '0'],
  ].map(([actual, earns]) => ({
    standard: '预算调整次数0次',
    points: 3,
    facts: { actual: 'count' },
    rule: { kind: 'proportional', actual: 'actual', target: 0, direction: 'at_most', zero_target: 'all_or_nothing' },
    answers: { actual },
    earns,
  })),
  ...[
    ['5', '1000', '4.75'],
    ['100', '1000', '0'],
    ['101', '1000', '0'],
  ].map(([moved, initial, earns]) => ({
    standard: '（1-10×调剂金额/年初预算数）×指标分值；比值＞0.1，此项得0分',
    points: 5,
    facts: { moved: 'money', initial: 'money' },
    rule: { kind: 'formula', score: '(1 - 10 * moved / initial) * points' },
    answers: { moved, initial },
    earns,
  })),
  ...[
    ['94', '13'],
    ['106.1', '13'],
    ['45', '0'],
  ].map(([rate, earns]) => ({
    standard: '与计划每相差3%，扣1分，扣满15分为止',
    points: 15,
    facts: { rate: 'percent' },
    rule: { kind: 'per_unit', value: 'rate', threshold: 100, unit: 3, counting: 'completed', above: -1, below: -1 },
    answers: { rate },
    earns,
  })),
  ...[
    ['92', '9'],
    ['88.5', '7.25'],
    ['95', '10'],
  ].map(([rate, earns]) => ({
    standard: '达到目标得80%标准分；每增减1个百分点±0.5',
    points: 10,
    facts: { rate: 'percent' },
    rule: { kind: 'per_unit', value: 'rate', threshold: 90, start: 8, above: '0.5', below: '-0.5' },
    answers: { rate },
    earns,
  })),
  {
    standard: '每出现一例不符合要求的扣1分，扣完为止',
    points: 3,
    facts: { cases: 'count' },
    rule: { kind: 'occurrences', count: 'cases', deduct: 1 },
    answers: { cases: 4 },
    earns: '0',
  },
  {
    standard: '第1-5名依次60、57、54、51、48分',
    points: 60,
    facts: { place: 'count' },
    rule: { kind: 'rank', rank: 'place', places: [60, 57, 54, 51, 48] },
    answers: { place: 4 },
    earns: '51',
  },
  ...[
    [false, '0'],
    [true, '7'],
  ].map(([first, earns]) => ({
    standard: '具备要素①得40%；如不具备，该指标分值为0；要素②③各得30%',
    points: 10,
    facts: { first: 'boolean', second: 'boolean', third: 'boolean' },
    rule: {
      kind: 'conditions',
      criteria: [
        { fact: 'first', points: 4, clause: '①', required: true },
        { fact: 'second', points: 3, clause: '②' },
        { fact: 'third', points: 3, clause: '③' },
      ],
    },
    answers: { first, second: true, third: false },
    earns,
  })),
  {
    standard: '部分达成年度指标并具有一定效果，按80%—60%（含）计分',
    points: 15,
    facts: { level: { type: 'choice', choices: [{ value: 'partly', label: '部分达成' }] }, degree: 'percent' },
    rule: {
      kind: 'graded',
      fact: 'level',
      degree: 'degree',
      grades: [{ value: 'partly', at_least: 60, below: 80, clause: '80%—60%（含）' }],
    },
    answers: { level: 'partly', degree: '72.5' },
    earns: '10.88',
  },
  {
    standard: '没有楼堂馆所项目的部门按满分计算',
    points: 2,
    facts: { built: 'boolean' },
    not_applicable: 'full',
    rule: { kind: 'all_or_nothing', facts: ['built'] },
    answers: { built: { na: '没有楼堂馆所项目' } },
    earns: '2',
  },
];

const rounding = { decimals: 2, mode: 'half_up' };

/** Each standard as a submission with a rubric of this one item: `{ standard, submission, earns }`. */
export const published = items.map(({ standard, points, facts, rule, answers, earns, ...modifiers }) => {
  const item = { id: 'item', title: '考核内容', points, standard, rule, ...modifiers };
  const listed = Object.entries(facts).map(([id, fact]) => {
    const fields = typeof fact === 'string' ? { type: fact } : fact;
    return { id, label: id, ...fields, ...(fields.type === 'money' ? { unit: 'wan_yuan' } : {}) };
  });
  const rubric = {
    id: 'published',
    version: '1',
    title: '自评表',
    facts: listed,
    sections: [{ id: 'section', title: '一级指标', points, items: [item] }],
    rounding: { item: rounding, total: rounding },
    grades: [{ name: '优', at_least: 0 }],
  };
  return { standard, submission: { rubric, facts: answers }, earns };
});
