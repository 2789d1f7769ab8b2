// Makes a submission smaller as long as it still shows what it is kept for.

import { Fraction } from './fraction.mjs';

const modifiers = ['not_applicable', 'prerequisite', 'excuse', 'explain', 'optional', 'bonus'];

/** The smallest submission that can be reached by leaving out one part after the other; `shows` tells what counts. */
export function shrink(submission, shows) {
  let smallest = submission;
  for (let next = smallest; next !== undefined; ) {
    next = undefined;
    for (const edit of edits(smallest)) {
      const candidate = structuredClone(smallest);
      edit(candidate);
      dropUnused(candidate);
      if (JSON.stringify(candidate).length < JSON.stringify(smallest).length && shows(candidate)) {
        next = smallest = candidate;
        break;
      }
    }
  }
  return smallest;
}

/** Everything that can be left out, as functions that do so to a copy. */
function* edits(submission) {
  for (const rubricOf of rubricsIn(submission)) {
    const rubric = rubricOf(submission);
    for (const [order, { items }] of rubric.sections.entries()) {
      const sectionOf = (copy) => rubricOf(copy).sections[order];
      if (rubric.sections.length > 1) yield (copy) => rubricOf(copy).sections.splice(order, 1);
      for (const index of items.keys()) {
        const isOnly = items.every((item, other) => other === index || item.bonus);
        if (!isOnly) yield (copy) => removeItem(sectionOf(copy), index);
        for (const name of modifiers) yield (copy) => delete sectionOf(copy).items[index][name];
      }
      for (const name of ['weight', 'pool']) yield (copy) => delete sectionOf(copy)[name];
    }
    yield (copy) => delete rubricOf(copy).veto;
    yield (copy) => delete rubricOf(copy).rounding.rate;
  }
  for (const name of Object.keys(submission)) if (name !== 'rubric') yield (copy) => delete copy[name];
  yield* entries((copy) => copy.projects, submission);
  yield* indicatorEdits((copy) => copy, submission);
  for (const index of (submission.projects ?? []).keys()) {
    yield* indicatorEdits((copy) => copy.projects[index], submission);
    yield* answers((copy) => copy.projects[index], submission);
  }
  yield* answers((copy) => copy, submission);
}

function rubricsIn({ rubric }) {
  const found = [(copy) => copy.rubric];
  rubric.sections.forEach(({ items }, order) =>
    items.forEach(({ rule }, index) => {
      if (typeof rule.child?.sheet !== 'object') return;
      found.push((copy) => copy.rubric.sections[order].items[index].rule.child.sheet);
    }),
  );
  return found;
}

function* entries(listOf, submission) {
  const list = listOf(submission) ?? [];
  for (const index of list.keys()) if (list.length > 1) yield (copy) => listOf(copy).splice(index, 1);
}

/** An indicator that is left out hands its points to another of its dimension. */
function* indicatorEdits(subjectOf, submission) {
  const list = subjectOf(submission).indicators ?? [];
  for (const [index, { dimension }] of list.entries()) {
    const heir = list.findIndex((other, order) => order !== index && other.dimension === dimension);
    yield (copy) => {
      const { indicators } = subjectOf(copy);
      if (heir >= 0) indicators[heir].points = added(indicators[heir].points, indicators[index].points);
      indicators.splice(index, 1);
    };
    if (list.length < 2 || heir >= 0) continue;
    const neighbour = index === 0 ? 1 : index - 1;
    yield (copy) => {
      const { indicators } = subjectOf(copy);
      indicators[neighbour].points = added(indicators[neighbour].points, indicators[index].points);
      indicators.splice(index, 1);
    };
  }
}

function* answers(subjectOf, submission) {
  for (const name of Object.keys(subjectOf(submission).facts ?? {})) yield (copy) => delete subjectOf(copy).facts[name];
}

function removeItem(section, index) {
  const [{ points, bonus }] = section.items.splice(index, 1);
  if (!bonus && !section.pool) section.points = added(section.points, Fraction.of(points).negated());
  if (section.pool) {
    const sum = Fraction.sum(section.items.filter((item) => !item.bonus).map((item) => Fraction.of(item.points)));
    if (sum.isBelow(Fraction.of(section.points))) section.points = sum.toString();
  }
}

function added(one, other) {
  return Fraction.of(one).plus(Fraction.of(other)).toString();
}

/** Removes facts that nothing names, and their answers. */
function dropUnused(submission) {
  const { rubric } = submission;
  keepNamed(rubric, [submission]);
  for (const { rule } of rubric.sections.flatMap(({ items }) => items)) {
    if (typeof rule.child?.sheet === 'object') keepNamed(rule.child.sheet, submission.projects ?? []);
  }
}

function keepNamed(rubric, subjects) {
  for (let before = -1; before !== rubric.facts.length; ) {
    before = rubric.facts.length;
    const text = JSON.stringify([rubric.sections, rubric.veto, rubric.facts.map(({ derived }) => derived)]);
    const names = new Set(text.match(/[\p{L}\p{N}_]+/gu));
    rubric.facts = rubric.facts.filter(({ id }) => names.has(id));
  }
  const known = new Set(rubric.facts.map(({ id }) => id));
  for (const subject of subjects) {
    for (const part of [subject.facts ?? {}, subject.evidence ?? {}]) {
      for (const id of Object.keys(part)) if (!known.has(id)) delete part[id];
    }
  }
}
