// Runs every case of the corpus in this browser and reports the outcomes. Chromium 78 runs it as it stands.

import * as auditing from '/dist/audit.js';
import * as ziping from '/dist/core.js';
import { runCase } from '/tests/run-case.mjs';

async function runAll() {
  const cases = await (await fetch('/cases.json')).json();
  await ziping.ready;
  await auditing.ready;
  const outcomes = {};
  for (const one of cases) outcomes[one.name] = runCase(functionsFor(one), one);
  const live = cases.map(asObject).filter(Boolean);
  return { userAgent: navigator.userAgent, outcomes, live, bigInt: bigInt(), files: await digests(cases) };
}

/** Each entry has errors of its own. */
function functionsFor({ options }) {
  return options.operation === 'audit' || options.operation === 'render' ? auditing : ziping;
}

/** Of some submissions the digests of their files, whose core `audit.js` loads by itself. */
async function digests(cases) {
  const found = {};
  for (const { name, submission } of cases.filter(({ inFiles }) => inFiles)) {
    for (const format of ['docx', 'xlsx']) {
      const { filename, bytes } = await auditing.renderFile(submission, { format, part: 'all' });
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      found[`${name} ${filename}`] = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
  }
  return found;
}

/** The name of a case whose object scores differently from the text of that object. */
function asObject(one) {
  const { name, submission, options } = one;
  const run = { audit: auditing.audit, render: auditing.render }[options.operation] || ziping.score;
  let input;
  try {
    input = JSON.parse(submission);
  } catch (error) {
    return null;
  }
  const outcome = (ask) => {
    try {
      return ask();
    } catch (error) {
      return JSON.stringify(error.problems) || String(error);
    }
  };
  // Infinity, which 1e400 becomes, is null in the text.
  if (/1e400/.test(submission)) return null;
  const fromText = outcome(() => run(JSON.stringify(input), options));
  const fromObject = outcome(() => {
    const result = run(input, options);
    return typeof result === 'string' ? result : JSON.stringify(result);
  });
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
