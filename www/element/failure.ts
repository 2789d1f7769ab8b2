/** Why the form cannot work, and what the person in front of it can do about it. */

import { ZipingError } from '../core.js';
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

export function failureOf(cause: unknown): Failure {
  let code = cause instanceof ZipingError ? cause.code : 'unknown';
  // This is how Chromium before 97 says that the page's policy forbids to compile.
  if (/disallowed by embedder/.test(messagesOf(cause))) code = 'core-blocked';
  return failure(code, cause);
}

export function failure(code: string, cause: unknown): Failure {
  const problems = cause instanceof ZipingError ? cause.problems : [];
  const [problem] = problems;
  const own =
    problem && problems.length > 1
      ? texts.unusable(problems.length)
      : problem && { title: problem.message, advice: problem.hint };
  const { title, advice } = texts.failures[code] || own || texts.failure;
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

function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? error.message : `${error.message} (${messagesOf(cause)})`;
}
