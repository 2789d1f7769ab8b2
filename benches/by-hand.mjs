// The same score as a careful developer would write it without this package, and the truth to hold it against.
// Each takes the text of a submission and gives the text of the department's total. Nothing here explains a point.

import Decimal from 'decimal.js';

const basicPoints = 20;

/** With the floats of the language. */
export function withFloats(text) {
  const { projects } = JSON.parse(text);
  const round = (value) => Math.round(value * 100) / 100;
  let sum = 0;
  for (const { indicators } of projects) {
    let total = 0;
    for (const { points, target, actual } of indicators) {
      total += round(points * Math.min(actual / target, 1));
    }
    sum += round(total);
  }
  return JSON.stringify({ total: round(basicPoints + round((sum / projects.length) * 0.8)).toString() });
}

/** With decimal.js: the rate first, as the clause reads. */
export function withDecimals(text) {
  return decimals(text, (points, target, actual) => Decimal.min(actual.div(target), 1).times(points));
}

/** With decimal.js by someone who knows that a division already rounds. */
export function withDecimalsMultiplyingFirst(text) {
  return decimals(text, (points, target, actual) => Decimal.min(points.times(actual).div(target), points));
}

function decimals(text, earned) {
  const { projects } = JSON.parse(text);
  const round = (value) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  let sum = new Decimal(0);
  for (const { indicators } of projects) {
    let total = new Decimal(0);
    for (const { points, target, actual } of indicators) {
      total = total.plus(round(earned(new Decimal(points), new Decimal(target), new Decimal(actual))));
    }
    sum = sum.plus(total);
  }
  const item = round(sum.times(0.8).div(projects.length));
  return JSON.stringify({ total: item.plus(basicPoints).toString() });
}

/** With whole numbers of any size: exact, and the yardstick for all others. */
export function exactTotal(text) {
  const { projects } = JSON.parse(text);
  let hundredths = 0n;
  for (const { indicators } of projects) {
    for (const indicator of indicators) {
      const [points, target, actual] = ['points', 'target', 'actual'].map((name) => millionths(indicator[name]));
      const capped = actual > target ? target : actual;
      hundredths += halfUp(points * capped * 100n, target * 1_000_000n);
    }
  }
  const total = halfUp(hundredths * 8n, 10n * BigInt(projects.length)) + BigInt(basicPoints * 100);
  const decimals = String(total % 100n).padStart(2, '0');
  return `${total / 100n}.${decimals}`.replace(/\.?0+$/, '');
}

function millionths(number) {
  const [whole, decimals = ''] = String(number).split('.');
  return BigInt(whole + decimals.padEnd(6, '0'));
}

function halfUp(numerator, denominator) {
  return (2n * numerator + denominator) / (2n * denominator);
}
