// Departments that are made up, each with a rubric that is made up for it.

import { Chance, fromHundredths } from './chance.mjs';
import { Draft } from './draft.mjs';
import { childrenFields, childrenRule, dimensions, indicatorsRule, money } from './generate-indicators.mjs';
import { kinds } from './generate-rules.mjs';

const common = { conditions: 2, all_or_nothing: 2, choice: 1, proportional: 6, per_unit: 4, occurrences: 2, bands: 2 };
const seldom = { graded: 2, either: 2, rank: 2, manual: 1, formula: 2 };
const scales = [
  [['优', 90], ['良', 80], ['中', 60], ['差', 0]].map(([name, from]) => ({ name, at_least: from })),
  [['优', 90, 100], ['良', 80, 89], ['中', 60, 79], ['差', 0, 59]].map(([name, from, to]) => {
    return { name, at_least: from, at_most: to };
  }),
];

/** A submission with its rubric: mostly projects, or a table of many items. `only` limits the kinds of rules. */
export function department(seed, only) {
  const chance = new Chance(seed);
  const form = chance.weighted({ projects: 6, table: 4, sheets: only ? 0 : 1 });
  const { rubric, make } = forms[form](chance, only);
  return { rubric, ...make() };
}

const forms = {
  projects(chance) {
    const setting = settingOf(chance, 'department');
    const { rule, make } = childrenRule(setting, 10_000, { projects: 20, indicators: 40, given: 10 });
    const rubric = { ...head(setting), facts: [], sections: [section('s', 10_000, [item('i', 10_000, rule)])] };
    return { rubric, make: () => ({ projects: make() }) };
  },

  table: (chance, only) => table(settingOf(chance, 'department'), only),

  sheets(chance) {
    const setting = settingOf(chance, 'department');
    const sheet = table({ ...settingOf(chance, 'project'), hasGaps: setting.hasGaps && chance.percent(40) });
    const fields = childrenFields(chance, 10_000);
    const rule = { ...fields, child: { points: 100, sheet: sheet.rubric } };
    const rubric = { ...head(setting), facts: [], sections: [section('s', 10_000, [item('i', 10_000, rule)])] };
    const make = () => {
      const count = chance.whole(1, 5);
      const projects = Array.from({ length: count }, (_, number) => {
        const project = money(setting, number);
        if (chance.percent(10)) return { ...project, score: 88 };
        const { facts, indicators } = sheet.make();
        return { ...project, facts, ...(indicators ? { indicators } : {}) };
      });
      return { projects };
    };
    return { rubric, make };
  },
};

function settingOf(chance, subject) {
  const decimals = () => Number(chance.weighted({ 2: 6, 1: 2, 0: 1, 3: 1 }));
  const rounding = () => ({ decimals: decimals(), mode: chance.weighted({ half_up: 7, down: 2, up: 2 }) });
  const rate = chance.percent(60) ? { rate: rounding() } : {};
  const hasGaps = chance.percent(65);
  return { chance, subject, rounding: { ...rate, item: rounding(), total: rounding() }, hasGaps, shared: [], count: 0 };
}

function head({ chance, subject, rounding }) {
  const own = subject === 'project' ? { subject } : {};
  return { id: `made-up-${subject}`, version: '1', title: '自评表', ...own, rounding, grades: chance.one(scales) };
}

function section(id, hundredths, items, more = {}) {
  return { id, title: id, points: fromHundredths(hundredths).toString(), ...more, items };
}

function item(id, hundredths, rule, more = {}) {
  return { id, title: id, points: fromHundredths(hundredths).toString(), standard: '计分标准', rule, ...more };
}

/** A table of many items: `{ rubric, make }`; `make` gives answers to it. */
function table(setting, only) {
  const { chance } = setting;
  const facts = [];
  const makers = [];
  if (!only && chance.percent(60)) addShared(setting, facts, makers);
  const free = [...dimensions];
  let mayHaveProjects = !only && setting.subject === 'department';
  const weights = only ? Object.fromEntries(only.map((kind) => [kind, 1])) : { ...common, ...seldom };
  let number = 0;

  const makeItem = (hundredths, more) => {
    number += 1;
    const id = `i${number}`;
    const shares = !only && free.length > 0 && chance.percent(6) ? free.splice(0, chance.whole(1, 2)) : null;
    if (shares !== null) {
      const { rule, make } = indicatorsRule(setting, hundredths, shares);
      makers.push(() => ({ indicators: make() }));
      return item(id, hundredths, rule, more);
    }
    if (mayHaveProjects && chance.percent(5)) {
      mayHaveProjects = false;
      const { rule, make } = childrenRule(setting, hundredths, { projects: 5, indicators: 8, given: 30 });
      makers.push(() => ({ projects: make() }));
      return item(id, hundredths, rule, more);
    }
    const draft = new Draft(setting);
    const rule = kinds[chance.weighted(weights)](draft, hundredths);
    const modified = only ? {} : modifiers(draft, rule);
    facts.push(...draft.listed());
    if (!more.optional || chance.percent(75)) makers.push(() => draft.answers());
    return item(id, hundredths, rule, { ...modified, ...more });
  };

  const sections = contributions(chance).map((hundredths, order) => {
    return makeSection(setting, order, hundredths, makeItem, only);
  });
  const veto = {};
  if (!only && chance.percent(20)) {
    const draft = new Draft(setting);
    veto.veto = [{ when: draft.condition(8), clause: '一票否决' }];
    facts.push(...draft.listed());
    if (chance.percent(85)) makers.push(() => draft.answers());
  }
  const rubric = { ...head(setting), facts: shuffled(chance, facts), sections, ...veto };
  return { rubric, make: () => joined(makers.map((make) => make())) };
}

/** What the sections contribute to 100 points, in hundredths. */
function contributions(chance) {
  return chance.split(100, chance.whole(2, 6)).map((points) => points * 100);
}

function makeSection({ chance }, order, contribution, makeItem, only) {
  const style = only ? 'plain' : chance.weighted({ plain: 5, weighted: 2, pool: 2 });
  const weight = style === 'weighted' ? chance.one([100, 50, 25, 80, 0]) : 100;
  const hundredths = weight === 0 ? 2000 : (contribution * 100) / weight;
  const isPool = style === 'pool';
  const sum = isPool ? hundredths + 100 * chance.below(20) : hundredths;
  const parts = chance.split(sum, Math.max(1, Math.min(chance.whole(2, 12), Math.floor(sum / 100))));
  const items = parts.map((part) => makeItem(part, isPool && chance.percent(50) ? { optional: true } : {}));
  if (!only && !isPool && chance.percent(12)) items.push(makeItem(100 * chance.whole(1, 5), { bonus: true }));
  const more = { ...(style === 'weighted' ? { weight: chance.json(weight) } : {}), ...(isPool ? { pool: true } : {}) };
  return section(`s${order}`, hundredths, items, more);
}

function modifiers(draft, rule) {
  const { chance } = draft;
  const fields = {};
  if (chance.percent(30)) fields.not_applicable = chance.one(['full', 'drop']);
  if (chance.percent(6)) fields.prerequisite = draft.condition(85);
  if (chance.percent(6)) fields.excuse = draft.condition(30);
  if (chance.percent(8) && rule.kind !== 'manual') {
    const when = chance.one(['score < points', 'score < points * 0.9', 'score <= 1']);
    fields.explain = { when, fact: draft.text(70) };
  }
  return fields;
}

/** Facts that stand elsewhere in what is scored, and several items may use. */
function addShared({ chance, subject, shared, hasGaps }, facts, makers) {
  const units = chance.one([['yuan'], ['wan_yuan'], ['yuan', 'wan_yuan']]);
  const amount = (id, from) => ({ id, label: id, type: 'money', unit: chance.one(units), from });
  if (subject === 'project') {
    facts.push(amount('executed', '/executed'), amount('budget', '/budget'));
    shared.push(['executed', 'budget']);
    return;
  }
  const count = (id) => ({ id, label: id, type: 'count', from: `/department/staffing/${id}` });
  const names = ['budget', 'executed', 'last_year'];
  facts.push(count('headcount'), count('authorized'));
  facts.push(...names.map((name) => amount(name, `/three_public/total/${name}`)));
  shared.push(['headcount', 'authorized'], ['executed', 'budget'], ['last_year', 'executed']);
  makers.push(() => {
    const [least, total] = [hasGaps ? 0 : 1, {}];
    for (const name of names) if (!hasGaps || chance.percent(95)) total[name] = chance.json(chance.figure(least, 90));
    const staffing = { authorized: chance.whole(least, 150), headcount: chance.below(160) };
    const written = chance.percent(50) ? {} : { unit: chance.one(['yuan', 'wan_yuan']) };
    return { department: { staffing }, three_public: { ...written, total } };
  });
}

function joined(parts) {
  const all = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (Array.isArray(value)) (all[name] ??= []).push(...value);
      else Object.assign((all[name] ??= {}), value);
    }
  }
  return all;
}

function shuffled(chance, list) {
  const drawn = list.map((entry) => [chance.below(1 << 30), entry]);
  return drawn.sort(([one], [other]) => one - other).map(([, entry]) => entry);
}
