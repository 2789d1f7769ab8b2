// Times several functions side by side: in every round each one runs for a few milliseconds, so that a busy moment
// of the machine meets them all.

import { performance } from 'node:perf_hooks';

const rounds = 41;
const millisecondsPerTurn = 8;

/** @returns {Map<string, {milliseconds: number, times: number[]}>} per call, the median and all rounds */
export function sideBySide(functions) {
  const repetitions = new Map();
  for (const [name, run] of Object.entries(functions)) {
    for (let index = 0; index < 20; index += 1) run();
    const begun = performance.now();
    let calls = 0;
    while (performance.now() - begun < 200) {
      run();
      calls += 1;
    }
    repetitions.set(name, Math.max(1, Math.round((calls * millisecondsPerTurn) / 200)));
  }
  const times = new Map(Object.keys(functions).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(functions)) {
      const count = repetitions.get(name);
      const begun = performance.now();
      for (let index = 0; index < count; index += 1) run();
      times.get(name).push((performance.now() - begun) / count);
    }
  }
  return times;
}

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The median over the rounds of what one function took as a multiple of another in the same round. */
export function ratio(times, name, yardstick) {
  const others = times.get(yardstick);
  return median(times.get(name).map((time, round) => time / others[round]));
}

/** What scoring is measured by: reading a submission and writing its sheets with the functions of JavaScript. */
export function yardsticks(text, traced, untraced) {
  return {
    'parse and print, untraced': () => JSON.stringify(untraced) + typeof JSON.parse(text),
    'parse and print, traced': () => JSON.stringify(traced) + typeof JSON.parse(text),
  };
}
