/**
 * The functions of the package over the exports of the wasm file. Text in gives text out, an object gives an object;
 * nothing here reads or computes a score. Whoever instantiates the wasm file calls `markLoaded` once.
 */

import * as raw from '../pkg/ziping.js';
import { jsonText } from './json-text.js';
import type {
  ExtendingRubric,
  Problem,
  Rubric,
  RubricSummary,
  ScoreSheet,
  SealedSheet,
  Submission,
  Verification,
} from './types.js';

/** Written in by the build, so that it is known before the wasm file is loaded. */
declare const PACKAGE_VERSION: string;

export interface ScoreOptions {
  /** How each point was earned or lost, in every item. Absent: `true`. */
  trace?: boolean;
  /**
   * `"throw"` refuses a submission with unreadable fields and reports all of them; `"unknown"` treats them as
   * unanswered and lists them in the sheet's `problems`. Absent: `"throw"`.
   */
  invalid?: 'throw' | 'unknown';
}

export interface LoadOptions {
  /** Where the wasm file lies; absent: beside the script. */
  wasm?: string | URL;
  /** A subresource-integrity value such as `"sha384-…"` that the wasm file must have. */
  integrity?: string;
}

/** The version of the package. */
export const version: string = PACKAGE_VERSION;

/** The input cannot be used; `problems` says all that is wrong with it. */
export class ZipingError extends Error {
  /** The code of the first problem. */
  readonly code: string;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], cause?: unknown) {
    const first = problems[0];
    super(first ? first.message : 'ziping');
    this.name = 'ZipingError';
    this.code = first ? first.code : 'unknown';
    this.problems = problems;
    if (cause !== undefined) {
      Object.defineProperty(this, 'cause', { value: cause, configurable: true, writable: true });
    }
  }
}

let loaded = false;

/**
 * For the entries: from now on the exports of the wasm file can be called.
 * @internal
 */
export function markLoaded(): void {
  loaded = true;
}

/** @internal */
export function call<Result>(run: () => Result): Result {
  if (!loaded) {
    throw new ZipingError([
      {
        code: 'not-loaded',
        pointer: '',
        message: '计分核心尚未载入',
        hint: '在网页中请先执行 await ready',
      },
    ]);
  }
  try {
    return run();
  } catch (error) {
    throw explained(error);
  }
}

/**
 * The answer in the form of the question: text for text, an object for anything else.
 * @internal
 */
export function answer<Input, Result>(input: string | Input, ask: (text: string) => string): string | Result {
  if (typeof input === 'string') return call(() => ask(input));
  const text = jsonText(input);
  return JSON.parse(call(() => ask(text))) as Result;
}

function explained(error: unknown): unknown {
  if (typeof error === 'object' && error !== null) {
    const { problems } = error as { problems?: unknown };
    if (Array.isArray(problems)) return new ZipingError(problems as Problem[]);
  }
  if (error instanceof WebAssembly.RuntimeError) {
    return new ZipingError(
      [
        {
          code: 'core-failed',
          pointer: '',
          message: `计分核心异常中止：${error.message}`,
          hint: '请重新载入页面；如再次出现，请把填报数据发给开发人员',
        },
      ],
      error,
    );
  }
  return error;
}

/** Scores a submission. What is not answered yet is listed as missing and never counts as zero. */
export function score(input: string, options?: ScoreOptions): string;
export function score(input: Submission, options?: ScoreOptions): ScoreSheet;
export function score(input: string | Submission, options?: ScoreOptions): string | ScoreSheet {
  return answer(input, (text) => raw.score(text, options));
}

/** Scores a submission and adds the digests by which the sheet can be verified later. */
export function seal(input: string, options?: Pick<ScoreOptions, 'trace'>): string;
export function seal(input: Submission, options?: Pick<ScoreOptions, 'trace'>): SealedSheet;
export function seal(
  input: string | Submission,
  options?: Pick<ScoreOptions, 'trace'>,
): string | SealedSheet {
  return answer(input, (text) => raw.seal(text, options));
}

/** Scores a submission again, for a server that received it with a sheet, and says what differs. */
export function verify(input: string, sealed: string | SealedSheet): string;
export function verify(input: Submission, sealed: string | SealedSheet): Verification;
export function verify(
  input: string | Submission,
  sealed: string | SealedSheet,
): string | Verification {
  const sealedText = typeof sealed === 'string' ? sealed : jsonText(sealed);
  return answer(input, (text) => raw.verify(text, sealedText));
}

/** The rubrics that are built in. */
export function rubrics(): RubricSummary[] {
  return call(() => raw.rubrics() as RubricSummary[]);
}

/** The whole of a rubric, for a form to draw: of a built-in one by its id, or of one that extends another. */
export function rubric(given: string | Rubric | ExtendingRubric): Rubric {
  const text = typeof given === 'string' ? given : jsonText(given);
  return JSON.parse(call(() => raw.rubric(text))) as Rubric;
}
