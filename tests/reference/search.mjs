// Looks for submissions that the engine and the reference score differently, and makes the smallest one smaller.

import { compare, sizeOf } from './compare.mjs';
import { department } from './generate.mjs';
import { shrink } from './shrink.mjs';

/** How many submissions that differ in the same way are kept to choose the smallest from. */
const kept = 12;

/**
 * Compares submissions with the seeds 1, 2, 3, … until they hold so many indicators and items: `{ size, submissions,
 * checked, met, failures }`. `met` counts the items by the kind of their rule, `failures` lists submissions that differ
 * by what differs first.
 */
export function search(wanted, score) {
  const found = { size: 0, submissions: 0, checked: 0, met: {}, failures: new Map(), failed: 0 };
  for (let seed = 1; found.size < wanted; seed += 1) {
    const submission = department(seed);
    found.size += sizeOf(submission);
    found.submissions += 1;
    for (const { items } of submission.rubric.sections) {
      for (const { rule } of items) found.met[rule.kind] = (found.met[rule.kind] ?? 0) + 1;
    }
    const { checked, differences } = outcome(submission, score);
    found.checked += checked;
    if (differences.length === 0) continue;
    found.failed += 1;
    const [{ kind }] = differences;
    if (!found.failures.has(kind)) found.failures.set(kind, []);
    if (found.failures.get(kind).length < kept) found.failures.get(kind).push({ seed, submission });
  }
  return found;
}

/** As `compare`, with an error of the engine as a difference. */
export function outcome(submission, score) {
  try {
    return compare(submission, score);
  } catch (error) {
    if (!Array.isArray(error.problems)) throw error;
    const [{ code, pointer, message }] = error.problems;
    return { checked: 0, differences: [{ where: pointer, kind: code, expected: 'a score sheet', found: message }] };
  }
}

/** Failures as people can act on them: how many of which kind, and for each kind the smallest case whole. */
export function report({ failures, failed, submissions }, score) {
  const lines = [`${failed} of ${submissions} submissions are scored differently.`];
  for (const [kind, list] of failures) {
    const sizes = list.map(({ submission }) => JSON.stringify(submission).length);
    const { seed, submission } = list[sizes.indexOf(Math.min(...sizes))];
    const shows = (candidate) => differsIn(candidate, kind, score);
    const smallest = shrink(submission, shows);
    lines.push('', `${kind}: seed ${seed} made smaller:`);
    lines.push(JSON.stringify(smallest, null, 1));
    for (const { where, expected, found } of outcome(smallest, score).differences) {
      lines.push(`${where}: the reference says ${expected}, the engine ${found}`);
    }
  }
  return lines.join('\n');
}

function differsIn(submission, kind, score) {
  try {
    return outcome(submission, score).differences[0]?.kind === kind;
  } catch {
    return false;
  }
}
