// Exact numbers for the reference: a numerator over a denominator, both whole and as long as they need to be.

const powers = [1n];
const power = (exponent) => {
  while (powers.length <= exponent) powers.push(powers[powers.length - 1] * 10n);
  return powers[exponent];
};

const decimal = /^\s*(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?\s*$/i;

/** What was rounded so far: values in the middle of two, values without an end as thirds have none, and others. */
export const rounded = { ties: 0, endless: 0, others: 0 };

/** An exact number. The denominator is above zero. */
export class Fraction {
  constructor(numerator, denominator = 1n) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The value of a decimal, written as a text or as a JSON number. */
  static of(written) {
    const match = decimal.exec(String(written));
    if (match === null) throw new Error(`not a decimal: ${written}`);
    const [, sign, whole, part = '', exponent = '0'] = match;
    const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
    const places = part.length - Number(exponent);
    return places < 0 ? new Fraction(digits * power(-places)) : new Fraction(digits, power(places));
  }

  static sum(list) {
    return list.reduce((sum, one) => sum.plus(one), Fraction.zero);
  }

  plus({ numerator, denominator }) {
    if (denominator === this.denominator) return new Fraction(this.numerator + numerator, denominator);
    const joined = this.numerator * denominator + numerator * this.denominator;
    return new Fraction(joined, this.denominator * denominator).reduced();
  }

  minus(other) {
    return this.plus(other.negated());
  }

  times({ numerator, denominator }) {
    return new Fraction(this.numerator * numerator, this.denominator * denominator);
  }

  /** The quotient, or null where the divisor is 0. */
  over({ numerator, denominator }) {
    if (numerator === 0n) return null;
    const sign = numerator < 0n ? -1n : 1n;
    return new Fraction(this.numerator * denominator * sign, this.denominator * numerator * sign);
  }

  negated() {
    return new Fraction(-this.numerator, this.denominator);
  }

  magnitude() {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** Below, at or above the other: -1, 0 or 1. */
  compare({ numerator, denominator }) {
    const difference = this.numerator * denominator - numerator * this.denominator;
    if (difference === 0n) return 0;
    return difference < 0n ? -1 : 1;
  }

  is(other) {
    return this.compare(other) === 0;
  }

  isAbove(other) {
    return this.compare(other) > 0;
  }

  isBelow(other) {
    return this.compare(other) < 0;
  }

  /** This value, or the nearer of the two limits. */
  within(least, most) {
    if (this.isAbove(most)) return most;
    return this.isBelow(least) ? least : this;
  }

  /** The whole steps in a value that is not below 0: begun ones count, or they do not. */
  steps(begun) {
    const whole = this.numerator / this.denominator;
    return new Fraction(begun && whole * this.denominator !== this.numerator ? whole + 1n : whole);
  }

  /** Rounded by its magnitude: a negative value as the positive one would be. */
  round({ decimals, mode }) {
    const scale = power(Number(decimals));
    const scaled = this.magnitude().numerator * scale;
    let whole = scaled / this.denominator;
    const rest = scaled - whole * this.denominator;
    if (2n * rest === this.denominator) rounded.ties += 1;
    else if ((rest * power(40)) % this.denominator !== 0n) rounded.endless += 1;
    else if (rest > 0n) rounded.others += 1;
    if (mode === 'up' ? rest > 0n : mode === 'half_up' && 2n * rest >= this.denominator) whole += 1n;
    return new Fraction(this.numerator < 0n ? -whole : whole, scale);
  }

  reduced() {
    let [one, other] = [this.magnitude().numerator, this.denominator];
    while (other !== 0n) [one, other] = [other, one % other];
    return one < 2n ? this : new Fraction(this.numerator / one, this.denominator / one);
  }

  /** How many decimals it has, or null where it does not end. */
  decimals() {
    const { denominator } = this.reduced();
    for (let places = 0; places < 60; places += 1) {
      if (power(places) % denominator === 0n) return places;
    }
    return null;
  }

  /** The decimal in full, without needless zeros; what does not end is written as a quotient. */
  toString() {
    const places = this.decimals();
    if (places === null) return `${this.numerator}/${this.denominator}`;
    const digits = (this.magnitude().numerator * power(places)) / this.denominator;
    const text = String(digits).padStart(places + 1, '0');
    const sign = this.numerator < 0n ? '-' : '';
    return sign + (places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
  }
}

Fraction.zero = new Fraction(0n);
Fraction.one = new Fraction(1n);
Fraction.hundred = new Fraction(100n);
