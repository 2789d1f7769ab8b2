// Chance with a seed: the same draws on every machine and every run.

import { Fraction } from './fraction.mjs';

export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to `limit` - 1 (the mulberry32 generator). */
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  whole(from, to) {
    return from + this.below(to - from + 1);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  percent(share) {
    return this.below(100) < share;
  }

  /** One of the names, by weights such as `{ often: 5, seldom: 1 }`. */
  weighted(weights) {
    let sum = 0;
    for (const name in weights) sum += weights[name];
    let left = this.below(sum);
    for (const name in weights) {
      left -= weights[name];
      if (left < 0) return name;
    }
    throw new Error('no weight is above 0');
  }

  /** A figure from `from` to `to` with 0 to 4 decimals. */
  figure(from, to) {
    const decimals = this.below(5);
    const scale = 10 ** decimals;
    return new Fraction(BigInt(this.whole(Math.ceil(from * scale), Math.floor(to * scale))), BigInt(scale));
  }

  /** A whole of so many hundredths in so many parts, none of them 0, where the whole suffices in steps for that. */
  split(hundredths, parts) {
    const sizes = [100, 50, 25, 10, 5, 1].filter((size) => hundredths % size === 0 && hundredths / size >= parts);
    const step = this.percent(70) ? sizes[Math.min(1, sizes.length - 1)] : this.one(sizes);
    const cuts = new Set();
    while (cuts.size < parts - 1) cuts.add(1 + this.below(hundredths / step - 1));
    const ends = [0, ...[...cuts].sort((one, other) => one - other), hundredths / step];
    return ends.slice(1).map((end, index) => (end - ends[index]) * step);
  }

  /** A decimal as JSON holds it: a text, or a number. */
  json(value) {
    const text = String(value);
    return this.percent(30) ? Number(text) : text;
  }
}

export function fromHundredths(hundredths) {
  return new Fraction(BigInt(hundredths), 100n);
}
