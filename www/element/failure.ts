/** Why the form cannot work, and what the person in front of it can do about it. */

import type { Problem } from '../types.js';
import { texts } from './texts.js';

export interface Failure {
  /** A code of the core, or `rubric-missing`, `value-unreadable`, `unknown`. */
  readonly code: string;
  readonly title: string;
  readonly advice: string;
  /** For the person who is called to help. */
  readonly detail: string;
  readonly cause: unknown;
}

type Words = Pick<typeof texts, 'failure' | 'failures' | 'unusable'>;

export function failureOf(cause: unknown, words: Words = texts): Failure {
  const [first] = problemsOf(cause);
  let code = first ? first.code : 'unknown';
  // This is how Chromium before 97 says that the page's policy forbids to compile.
  if (/disallowed by embedder/.test(messagesOf(cause))) code = 'core-blocked';
  return failure(code, cause, words);
}

export function failure(code: string, cause: unknown, words: Words = texts): Failure {
  const problems = problemsOf(cause);
  const [problem] = problems;
  const own =
    problem && problems.length > 1
      ? words.unusable(problems.length)
      : problem && { title: problem.message, advice: problem.hint };
  const { title, advice } = words.failures[code] || own || words.failure;
  return {
    code,
    title,
    advice,
    detail: [
      `${code}: ${messagesOf(cause)}`,
      ...problems.map(({ pointer, message, hint }) => `${pointer} ${texts.withHint(message, hint)}`),
    ].join('\n'),
    cause,
  };
}

/** Of an error of the core, or of the audit, which has the class of its own. */
function problemsOf(error: unknown): readonly Problem[] {
  const isOurs = error instanceof Error && error.name === 'ZipingError';
  return isOurs ? (error as Error & { problems: readonly Problem[] }).problems : [];
}

function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? error.message : `${error.message} (${messagesOf(cause)})`;
}
