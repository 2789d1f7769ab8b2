/** Which facts a part of a rubric asks for, and where their answers stand. Knows no answers. */

import type { DecimalInput, FactQuestion, Pointer, Rubric, RubricItem } from '../types.js';
import { pointerOf } from './draft.js';

/** A rule with the fields of all kinds: what is asked for is found in the same way in each. */
export interface AnyRule {
  kind: string;
  fact?: string;
  facts?: string[];
  criteria?: { fact: string }[];
  evidence?: string;
  over?: { fact?: string };
  rules?: { title: string; rule: AnyRule }[];
  direction?: string;
  dimensions?: string[];
  levels?: { value: string; label: string }[];
  weight?: string;
  child?: { points: DecimalInput; rule?: AnyRule; sheet?: string | Rubric };
}

/** The fields of a rule that hold the id of a fact or an expression over facts. */
const naming = [
  'fact', 'degree', 'actual', 'target', 'value', 'count', 'rank', 'among', 'deduction', 'reason', 'score',
] as const;

export function ruleOf(item: RubricItem): AnyRule {
  return item.rule as AnyRule;
}

/** The ids and expressions of a rule and its parts. */
export function namedBy(rule: AnyRule): unknown[] {
  const fields = rule as unknown as Record<string, unknown>;
  const parts = (rule.rules || []).map((part) => namedBy(part.rule));
  const own = [...conditionsOf(rule), ...naming.map((field) => fields[field]), rule.over && rule.over.fact];
  return own.concat(...parts);
}

/** Those of what changes the score after the rule. */
export function namedByModifiers({ prerequisite, excuse, explain }: RubricItem): unknown[] {
  return [prerequisite, excuse, ...(explain ? [explain.when, explain.fact] : [])];
}

/** The facts that are conditions of the rule. */
export function conditionsOf({ facts = [], criteria = [] }: AnyRule): string[] {
  return [...facts, ...criteria.map(({ fact }) => fact)];
}

/** The facts that ids and expressions name, each after those that it follows from. */
export function factsNamed({ facts = [] }: Rubric, texts: readonly unknown[], deep = true): FactQuestion[] {
  const found: FactQuestion[] = [];
  const visit = (named: readonly unknown[]): void => {
    const names = new Set(named.join(' ').replace(/"(?:\\.|[^"\\])*"/g, ' ').match(/[\p{L}_][\p{L}\p{N}_]*/gu));
    for (const fact of facts) {
      if (!names.has(fact.id) || found.includes(fact)) continue;
      if (deep && fact.derived) visit([fact.derived]);
      if (!found.includes(fact)) found.push(fact);
    }
  };
  visit(texts);
  return found;
}

export function factOf({ facts = [] }: Rubric, id: string): FactQuestion | undefined {
  return facts.find((fact) => fact.id === id);
}

/** Where the answer stands in the submission; `at` is where the subject does. */
export function placeOf(at: Pointer, { id, from }: FactQuestion): Pointer {
  return at + (from || pointerOf('facts', id));
}

/**
 * The facts that say that an item does not apply: its conditions, all of which must say so, or one figure; if it can
 * be, one that no other item needs. A figure that stands elsewhere in the submission cannot say it.
 */
export function decliningFacts(rubric: Rubric, rule: AnyRule): FactQuestion[] {
  if (rule.rules) {
    const each = rule.rules.map((part) => decliningFacts(rubric, part.rule));
    return each.some((facts) => facts.length === 0) ? [] : ([] as FactQuestion[]).concat(...each);
  }
  const conditions = conditionsOf(rule);
  if (conditions.length > 0) return factsNamed(rubric, conditions, false);
  const named = namedBy(rule);
  const direct = factsNamed(rubric, named, false);
  const figures = factsNamed(rubric, named).filter((fact) => !fact.derived || direct.includes(fact));
  const able = figures.filter(({ from, type }) => !from && type !== 'text');
  const needed = usersOf(rubric);
  const alone = able.filter(({ id }) => needed.get(id) === 1);
  // What follows from figures can decline only while these are not known.
  const [best] = [...alone.filter(({ derived }) => !derived), ...alone, ...able];
  return best ? [best] : [];
}

const users = new WeakMap<Rubric, Map<string, number>>();

/** How many items need a fact. */
function usersOf(rubric: Rubric): Map<string, number> {
  let counts = users.get(rubric);
  if (!counts) {
    counts = new Map();
    for (const { items } of rubric.sections) {
      for (const item of items) {
        for (const { id } of factsNamed(rubric, [...namedBy(ruleOf(item)), ...namedByModifiers(item)])) {
          counts.set(id, (counts.get(id) || 0) + 1);
        }
      }
    }
    users.set(rubric, counts);
  }
  return counts;
}
