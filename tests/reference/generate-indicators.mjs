// Indicators, projects, and the rules that score by them.

import { fromHundredths } from './chance.mjs';
import { Fraction } from './fraction.mjs';
import { overFields, pair, proportionalFields } from './generate-figures.mjs';
import { degreeOf, levels } from './generate-rules.mjs';

export const dimensions = [
  ...['quantity', 'quality', 'timeliness', 'cost'],
  ...['economic', 'social', 'ecological', 'sustainability', 'satisfaction'],
];

/** The fields by which a sheet scores quantitative indicators. */
function defaults(chance) {
  const fields = proportionalFields(chance);
  if (fields.falls === undefined && chance.percent(20)) fields.falls = 'to_zero_at_double';
  if (fields.direction !== 'at_most' && chance.percent(20)) fields.over ??= overFields(chance);
  if (fields.over?.then !== undefined && chance.percent(50)) fields.over = { ...fields.over, then: 'explain' };
  return fields;
}

/** One indicator for so many points, in hundredths. */
function indicator(setting, hundredths, rule, dimension) {
  const { chance, hasGaps, rounding } = setting;
  const common = { title: '指标', dimension, points: chance.json(fromHundredths(hundredths)) };
  if (chance.percent(15)) common.reason = '有关原因';
  if (rule.levels !== undefined && chance.percent(40)) {
    const { level, degree } = degreeOf(chance, rule.levels);
    const isOpen = hasGaps && chance.below(200) === 0;
    return { ...common, level, ...(isOpen ? {} : { degree: chance.json(degree) }) };
  }
  const own = chance.percent(30) ? { direction: chance.one(['at_least', 'at_most', 'equal']) } : {};
  const effective = { ...rule, ...own };
  const figures = pair(chance, fromHundredths(hundredths), effective, rounding.item.decimals);
  const actual = hasGaps && chance.below(500) === 0 ? null : chance.json(figures.actual);
  const reason = rule.over?.then === 'explain' && (!hasGaps || chance.percent(95)) ? { reason: '有关原因' } : {};
  return { ...common, ...own, target: chance.json(figures.target), actual, ...reason };
}

/** So many indicators whose points add up. */
export function indicators(setting, hundredths, count, rule, names) {
  const { chance } = setting;
  const parts = chance.split(hundredths, Math.min(count, hundredths));
  return parts.map((part) => indicator(setting, part, rule, chance.one(names)));
}

/** A rule over the subject's own indicators of the dimensions named: `{ rule, make }`. */
export function indicatorsRule(setting, hundredths, names) {
  const { chance } = setting;
  const aggregate = chance.one([undefined, 'sum', 'sum', 'count_ratio']);
  const rule = { kind: 'indicators', dimensions: names, ...(aggregate ? { aggregate } : {}), ...defaults(chance) };
  if (chance.percent(60)) rule.levels = levels(chance);
  return { rule, make: () => indicators(setting, hundredths, chance.whole(1, 8), rule, names) };
}

/** A rule over projects with plain indicators: `{ rule, make }`; `make` gives the projects. */
export function childrenRule(setting, hundredths, size) {
  const { chance } = setting;
  const child = { points: 100, rule: { kind: 'proportional', ...defaults(chance) } };
  const rule = { ...childrenFields(chance, hundredths), child };
  const make = () => {
    const count = chance.whole(1, size.projects);
    return Array.from({ length: count }, (_, number) => {
      const project = money(setting, number);
      const given = () => ({ score: chance.json(chance.figure(40, 100)) });
      if (chance.percent(size.given)) return { ...project, ...given() };
      const whole = setting.hasGaps && chance.below(300) === 0 ? 9000 : 10_000;
      const list = indicators(setting, whole, chance.whole(2, size.indicators), child.rule, dimensions);
      return { ...project, ...(chance.percent(5) ? given() : {}), indicators: list };
    });
  };
  return { rule, make };
}

/** What a rule over projects says apart from the child. */
export function childrenFields(chance, hundredths) {
  const [aggregate, weight] = chance.one([
    [undefined, 'none'],
    ['mean', 'none'],
    [undefined, 'budget'],
    ['mean', 'points'],
    ['sum', 'none'],
  ]);
  const shares = aggregate === 'sum' ? ['0.5', '0.25', '0.1'] : ['1'];
  const factor = fromHundredths(hundredths).over(Fraction.hundred).times(Fraction.of(chance.one(shares)));
  return { kind: 'children', of: 'projects', ...(aggregate ? { aggregate } : {}), weight, factor: chance.json(factor) };
}

/** A project with its money and its weight. */
export function money({ chance, hasGaps }, number) {
  const least = hasGaps ? 0 : 1;
  const budget = chance.figure(least, 500);
  const executed = chance.percent(40) ? budget : chance.figure(0, 500);
  const project = { name: `项目${number + 1}`, budget: chance.json(budget), executed: chance.json(executed) };
  if (chance.percent(30)) project.unit = chance.one(['yuan', 'wan_yuan']);
  if (!hasGaps || chance.below(300) > 0) project.weight = chance.json(chance.figure(least, 100));
  return project;
}
