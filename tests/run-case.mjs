// Runs a case of tests/corpus. Pages as old as Chromium 78 import this file as it stands, so its syntax is ES2019.

/** The text of a case; one that is too long to keep is a list of texts, each to be repeated. */
export function inputOf({ submission, generate }) {
  if (generate === undefined) return submission;
  return generate.map(({ text, times }) => text.repeat(times)).join('');
}

/** What the functions make of a case, as text: `{kind: 'sheet' | 'verification' | 'findings' | 'report' | 'document' | 'problems', text}`. */
export function runCase(ziping, test) {
  const { operation = test.sealed === undefined ? 'score' : 'verify', ...options } = test.options;
  try {
    if (operation === 'verify') {
      return { kind: 'verification', text: ziping.verify(inputOf(test), test.sealed) };
    }
    if (operation === 'render') {
      return { kind: options.format === 'document' ? 'document' : 'report', text: ziping.render(inputOf(test), options) };
    }
    if (operation === 'audit') return { kind: 'findings', text: ziping.audit(inputOf(test), options) };
    const run = operation === 'seal' ? ziping.seal : ziping.score;
    return { kind: 'sheet', text: run(inputOf(test), options) };
  } catch (error) {
    if (!(error instanceof ziping.ZipingError)) return { kind: 'crash', text: String(error) };
    return { kind: 'problems', text: JSON.stringify(error.problems) };
  }
}
