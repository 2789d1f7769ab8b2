// The facts of one generated item, and answers to them. A rule asks the draft for a fact or for an expression with a
// certain kind of value; the answers come later, and as often as they are wanted.

import { Fraction } from './fraction.mjs';

const { zero, hundred } = Fraction;
const plainTypes = ['decimal', 'percent'];

export class Draft {
  /** @param setting what all items of a table share: `chance`, `rounding`, `hasGaps`, `shared`, `count` */
  constructor(setting) {
    this.setting = setting;
    this.chance = setting.chance;
    this.facts = [];
    this.askers = [];
    this.evidence = [];
  }

  /** A new fact, and how it is answered: `ask` gives a value for JSON, or null. */
  fact(type, ask, more = {}) {
    this.setting.count += 1;
    const stem = this.chance.one(['f', 'fact_', '事实']);
    const id = `${stem}${this.setting.count}`;
    this.facts.push({ id, label: id, type, ...more });
    if (ask) this.askers.push(() => ({ [id]: ask() }));
    return id;
  }

  boolean(likely = 75) {
    const { chance } = this;
    if (!chance.percent(25)) return this.fact('boolean', () => chance.percent(likely));
    const derived = chance.one([this.comparison, this.rateReached, this.inTime]).call(this);
    return this.fact('boolean', chance.percent(20) ? () => chance.percent(50) : undefined, { derived });
  }

  comparison() {
    const { chance } = this;
    const [one, other] = [this.number('decimal', () => chance.figure(0, 9)), chance.whole(3, 7)];
    return chance.one([`${one} >= ${other}`, `not(${one} < ${other})`, `${one} * 2 / 3 > ${other} - 2`]);
  }

  rateReached() {
    const least = this.chance.whole(80, 95);
    return `${this.value(() => Fraction.of(least).plus(this.chance.figure(-1, 20)))} >= ${least}`;
  }

  inTime() {
    const day = () => this.fact('date', () => `2024-03-${10 + this.chance.below(20)}`);
    return `${day()} <= ${day()}`;
  }

  /** A boolean expression. */
  condition(likely) {
    const { chance } = this;
    const id = this.boolean(likely);
    if (chance.percent(60)) return id;
    return chance.percent(50) ? `${id} and ${this.boolean(90)}` : `${id} or ${this.boolean(10)}`;
  }

  /** A boolean expression that nobody says does not apply. */
  excuse() {
    return this.fact('boolean', () => (this.isGap(20) ? null : this.chance.percent(30)), { certain: true });
  }

  text(likely) {
    const ask = () => (this.isGap(100 - likely) ? this.chance.one([null, ' ']) : '有关说明');
    return this.fact('text', ask, { certain: true });
  }

  number(type, make) {
    return this.fact(type, () => this.chance.json(make()));
  }

  choice(values) {
    const choices = values.map((value) => ({ value, label: value }));
    return this.fact('choice', () => this.chance.one(values), { choices });
  }

  numbers(make) {
    return this.fact('numbers', () => Array.from({ length: this.chance.whole(1, 9) }, () => this.chance.json(make())));
  }

  files() {
    const id = this.fact('boolean');
    this.evidence.push(id);
    return id;
  }

  /** An expression whose value `make` gives, exactly where four decimals suffice for the figures behind it. */
  value(make) {
    const { chance, setting } = this;
    const form = chance.weighted({ plain: 5, rate: 4, change: 2, difference: 1, shared: setting.shared.length && 1 });
    if (form === 'plain') return this.number(chance.one(plainTypes), () => short(make()));
    if (form === 'shared') return this.maybeDerived(rateOf(...chance.one(setting.shared)));
    const [first, second] = [this.fact('decimal'), this.fact('decimal')];
    this.askers.push(() => {
      const base = chance.percent(50)
        ? Fraction.of(chance.one([100, 200, 40, 250, 1000, 3, 7, 12, 143, '0.9']))
        : chance.figure(1, 900);
      const wanted = make();
      const figure = {
        rate: () => wanted.times(base).over(hundred),
        change: () => wanted.times(base).over(hundred).plus(base),
        difference: () => wanted.plus(base),
      }[form]();
      const divisor = this.isGap(2) ? zero : base;
      return { [first]: chance.json(short(figure)), [second]: chance.json(divisor) };
    });
    if (form === 'difference') return `${first} - ${second}`;
    return this.maybeDerived(form === 'rate' ? rateOf(first, second) : `(${first} - ${second}) / ${second} * 100`);
  }

  maybeDerived(derived) {
    if (!this.chance.percent(60)) return derived;
    const { chance } = this;
    const ask = chance.percent(20) ? () => chance.json(chance.figure(0, 120)) : undefined;
    return this.fact(chance.percent(75) ? 'percent' : 'decimal', ask, { derived });
  }

  /** Now and then, unless the table is to be complete. */
  isGap(share) {
    return this.setting.hasGaps && this.chance.percent(share);
  }

  /** Answers to all facts: `{ facts, evidence }`; some are missing, and some do not apply. */
  answers() {
    const facts = Object.assign({}, ...this.askers.map((ask) => ask()));
    const certain = new Set(this.facts.filter((fact) => fact.certain).map(({ id }) => id));
    for (const id of Object.keys(facts)) {
      if (facts[id] === null) delete facts[id];
      if (certain.has(id)) continue;
      if (this.isGap(3)) delete facts[id];
      else if (this.isGap(4)) facts[id] = { na: '示例' };
    }
    const evidence = {};
    for (const id of this.evidence) {
      if (this.isGap(10)) continue;
      evidence[id] = Array.from({ length: this.chance.below(7) }, (_, index) => `材料${index + 1}.pdf`);
    }
    return { facts, evidence };
  }

  /** The facts as a rubric lists them. */
  listed() {
    return this.facts.map(({ certain, ...fact }) => fact);
  }
}

function rateOf(first, second) {
  return `${first} / ${second} * 100`;
}

/** A figure as somebody writes it: at most four decimals. */
export function short(value) {
  const decimals = value.decimals();
  return decimals !== null && decimals <= 4 ? value : value.round({ decimals: 4, mode: 'half_up' });
}
