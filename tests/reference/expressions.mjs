// Expressions of rubrics, as far as the reference needs them: numbers, texts, true, false, null, names, arithmetic,
// comparisons, and, or, not. What is unknown is null, and so is a quotient by 0.

import { Fraction } from './fraction.mjs';

const token = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|!=|[-+*/()<>=]))/uy;

function tokens(text) {
  const list = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null) throw new Error(`the reference cannot read the expression ${text}`);
    const [, number, string, name, sign] = match;
    if (number !== undefined) list.push({ kind: 'value', value: Fraction.of(number) });
    else if (string !== undefined) list.push({ kind: 'value', value: string });
    else if (name !== undefined) list.push({ kind: 'name', name });
    else list.push({ kind: 'sign', name: sign });
  }
  return list;
}

const levels = [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/']];
const literals = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** What an expression says, as a tree of `{ value }`, `{ name }` and `{ operator, operands }`. */
export function parse(text) {
  const list = tokens(text);
  let at = 0;
  const isNext = (name) => list[at]?.name === name && list[at].kind !== 'value';
  const expect = (name) => {
    if (!isNext(name)) throw new Error(`${name} is missing in the expression ${text}`);
    at += 1;
  };

  function joined(level) {
    if (level === levels.length) return single();
    let tree = joined(level + 1);
    for (let name; (name = levels[level].find(isNext)) !== undefined; ) {
      at += 1;
      tree = { operator: name, operands: [tree, joined(level + 1)] };
    }
    return tree;
  }

  function single() {
    const next = list[at];
    at += 1;
    if (next?.kind === 'value') return { value: next.value };
    if (next?.name === '-') return { operator: '-', operands: [{ value: Fraction.zero }, single()] };
    if (next?.name === '(' || next?.name === 'not') {
      if (next.name === 'not') expect('(');
      const inner = joined(0);
      expect(')');
      return next.name === 'not' ? { operator: 'not', operands: [inner] } : inner;
    }
    if (next?.kind !== 'name') throw new Error(`the reference cannot read the expression ${text}`);
    return literals.has(next.name) ? { value: literals.get(next.name) } : { name: next.name };
  }

  const tree = joined(0);
  if (at !== list.length) throw new Error(`the reference cannot read the expression ${text}`);
  return tree;
}

/** The names that stand in a tree. */
export function namesIn(tree) {
  if (tree.name !== undefined) return [tree.name];
  return (tree.operands ?? []).flatMap(namesIn);
}

const arithmetic = {
  '+': (one, other) => one.plus(other),
  '-': (one, other) => one.minus(other),
  '*': (one, other) => one.times(other),
  '/': (one, other) => one.over(other),
};

const comparisons = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The value of a tree: a Fraction, text, boolean, or null. `valueOf` gives the values of names. */
export function evaluate(tree, valueOf) {
  if (tree.name !== undefined) return valueOf(tree.name);
  if (tree.operator === undefined) return tree.value;
  const { operator } = tree;
  const [one, other] = tree.operands.map((operand) => evaluate(operand, valueOf));
  if (operator === 'not') return one === null ? null : !one;
  if (operator === 'and' || operator === 'or') {
    const decides = operator === 'or';
    if (one === decides || other === decides) return decides;
    return one === null || other === null ? null : !decides;
  }
  if (one === null || other === null) return null;
  if (arithmetic[operator] !== undefined) return arithmetic[operator](one, other);
  return comparisons[operator](order(one, other));
}

function order(one, other) {
  if (one instanceof Fraction) return one.compare(other);
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
