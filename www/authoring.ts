/** What authors of rubrics need. Only the whole core has it: the entries that load that offer these functions. */

import { evaluate as evaluateText, lint } from '../pkg-author/ziping_author.js';
import { call, ZipingError } from './api.js';
import { jsonText } from './json-text.js';
import type { ExtendingRubric, Rubric } from './rubric.js';
import type { LintReport } from './sheet.js';

/**
 * A value of an expression: a number, a day, a duration and a range as text, such as `"0.3"`; `null` for what is not
 * known.
 */
export type FeelValue = null | boolean | string | FeelValue[] | { [name: string]: FeelValue };

/**
 * Says whether a rubric can be used, what is wrong with it and what is doubtful. A rubric that is no JSON at all has
 * that as its problem. Of a text, problems of the writing are given with line and column.
 */
export function lintRubric(rubric: string | Rubric | ExtendingRubric): LintReport {
  const text = typeof rubric === 'string' ? rubric : jsonText(rubric);
  return JSON.parse(call(() => lint(text))) as LintReport;
}

/**
 * The value of a FEEL expression over a context, whose fields are the names: an object, or its JSON text, in which
 * numbers may have more digits than JavaScript keeps.
 */
export function evaluate(expression: string | number, context: string | object = {}): FeelValue {
  if (typeof expression !== 'string' && typeof expression !== 'number') {
    throw new ZipingError([
      { code: 'bad-expression', pointer: '', message: '表达式应为文本', hint: '请写成文本，如 "a / b * 100"' },
    ]);
  }
  const written = String(expression);
  const text = typeof context === 'string' ? context : jsonText(context);
  return JSON.parse(call(() => evaluateText(written, text))) as FeelValue;
}
