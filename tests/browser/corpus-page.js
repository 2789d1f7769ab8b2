// Runs every case of the corpus in this browser and reports the outcomes. Chromium 78 runs it as it stands.

import * as ziping from '/dist/core.js';
import { runCase } from '/tests/run-case.mjs';

async function runAll() {
  const cases = await (await fetch('/cases.json')).json();
  await ziping.ready;
  const outcomes = {};
  for (const one of cases) outcomes[one.name] = runCase(ziping, one);
  return { userAgent: navigator.userAgent, outcomes, live: cases.map(asObject).filter(Boolean), bigInt: bigInt() };
}

/** The name of a case whose object scores differently from the text of that object. */
function asObject({ name, submission, options }) {
  let input;
  try {
    input = JSON.parse(submission);
  } catch (error) {
    return null;
  }
  const outcome = (run) => {
    try {
      return run();
    } catch (error) {
      return JSON.stringify(error.problems) || String(error);
    }
  };
  // Infinity, which 1e400 becomes, is null in the text.
  if (/1e400/.test(submission)) return null;
  const fromText = outcome(() => ziping.score(JSON.stringify(input), options));
  const fromObject = outcome(() => JSON.stringify(ziping.score(input, options)));
  return fromText === fromObject ? null : name;
}

function bigInt() {
  try {
    ziping.score({ rubric: 'ningxian-2023-department', budget: { total: { budget: BigInt(5) } } });
    return 'counted';
  } catch (error) {
    return String(error);
  }
}

runAll()
  .catch((error) => ({ error: String(error.stack || error) }))
  .then((report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) }));
