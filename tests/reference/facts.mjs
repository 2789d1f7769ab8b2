// The facts of a rubric: answered, standing elsewhere in what is scored, or derived from others.

import { evaluate, namesIn, parse as parsed } from './expressions.mjs';
import { Fraction } from './fraction.mjs';

/** The answer that a fact does not apply. */
const inapplicable = Symbol('does not apply');

const worth = { yuan: Fraction.one, wan_yuan: Fraction.of(10_000) };

const trees = new Map();

/** The tree of an expression, kept for the next time that it is asked for. */
function parse(text) {
  if (!trees.has(text)) {
    if (trees.size > 2000) trees.clear();
    trees.set(text, parsed(text));
  }
  return trees.get(text);
}

/** What a rubric's expressions and rules can ask of a subject: a submission, or one of its projects. */
export class Facts {
  /** @param evidence the file names by fact id */
  constructor(rubric, subject, evidence = {}) {
    this.facts = new Map((rubric.facts ?? []).map((fact) => [fact.id, fact]));
    this.rate = rubric.rounding?.rate;
    this.subject = subject;
    this.evidence = evidence;
    this.known = new Map();
  }

  /** The value of a fact, or null where it is not answered or does not apply. */
  value(id) {
    if (!this.known.has(id)) this.known.set(id, this.find(id));
    const value = this.known.get(id);
    return value === inapplicable ? null : value;
  }

  /** The number of evidence files, or null where nothing is said of them. */
  files(id) {
    const list = this.evidence?.[id];
    return Array.isArray(list) ? new Fraction(BigInt(list.length)) : null;
  }

  /** Does the fact not apply, or cannot be derived because another does not? */
  lacksGround(id) {
    const value = this.value(id);
    if (this.known.get(id) === inapplicable) return true;
    const { derived } = this.facts.get(id);
    return value === null && derived !== undefined && namesIn(parse(derived)).some((name) => this.lacksGround(name));
  }

  /** Is there no answer to the fact, nor to anything that it is derived from? */
  isUntouched(id) {
    const fact = this.facts.get(id);
    if (this.answer(fact) !== null || this.files(id) !== null) return false;
    return fact.derived === undefined || namesIn(parse(fact.derived)).every((name) => this.isUntouched(name));
  }

  /** The value of an expression, or null; it may be a plain number. `more` holds what is known besides facts. */
  evaluate(expression, more) {
    if (typeof expression === 'number') return Fraction.of(expression);
    return evaluate(parse(expression), (name) => (more?.has(name) ? more.get(name) : this.value(name)));
  }

  /** Does an exception hold? One of which all that is not known does not apply does not. */
  holds(expression, more) {
    const value = this.evaluate(expression, more);
    const isOpen = (id) => this.value(id) === null && this.waitsFor(id);
    return value === null && !this.idsIn(expression).some(isOpen) ? false : value;
  }

  /** Would an answer that is not there make a fact known? */
  waitsFor(id) {
    this.value(id);
    if (this.known.get(id) === inapplicable) return false;
    const { derived } = this.facts.get(id);
    if (derived === undefined) return true;
    const unknown = namesIn(parse(derived)).filter((name) => this.value(name) === null);
    return unknown.length === 0 || unknown.some((name) => this.waitsFor(name));
  }

  /** The ids of the facts that an expression names. */
  idsIn(expression) {
    if (typeof expression === 'number') return [];
    return namesIn(parse(expression)).filter((name) => this.facts.has(name));
  }

  find(id) {
    const fact = this.facts.get(id);
    if (fact.derived === undefined) return this.answer(fact);
    const value = this.evaluate(fact.derived);
    if (value === null) return this.answer(fact);
    return fact.type === 'percent' && this.rate ? value.round(this.rate) : value;
  }

  answer(fact) {
    const pointer = fact.from ?? `/facts/${fact.id}`;
    let [place, unit] = [this.subject, 'wan_yuan'];
    for (const name of pointer.slice(1).split('/')) {
      if (place === null || place === undefined) return null;
      unit = place.unit ?? unit;
      place = place[name];
    }
    if (place === null || place === undefined) return null;
    if (place.na !== undefined) return inapplicable;
    const value = typed(fact.type, place);
    if (fact.type !== 'money' || fact.from === undefined) return value;
    return value.times(worth[unit]).over(worth[fact.unit]);
  }
}

function typed(type, written) {
  if (type === 'numbers') return written.map((one) => Fraction.of(one));
  if (['decimal', 'money', 'percent', 'count'].includes(type)) return Fraction.of(written);
  return written;
}
