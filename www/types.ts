/**
 * What goes into the core and what comes out of it. Amounts, points and scores are decimals: in a submission a
 * number or, to be exact beyond 15 digits, a string such as `"91.45"`; in every result a string. A field that is
 * absent or `null` is unanswered, which is neither zero nor "no".
 */

/** An exact decimal in a submission. */
export type DecimalInput = number | string;

/** An exact decimal in a result, such as `"4.43"`. */
export type Decimal = string;

/** `"2024-03-01"`. */
export type DateText = string;

/** An RFC 6901 pointer into the submission, such as `"/three_public/total/budget"`. */
export type Pointer = string;

/** 元 or 万元; where it is absent, 万元. */
export type MoneyUnit = 'yuan' | 'wan_yuan';

export type * from './document.js';
export type * from './findings.js';
export type * from './outline.js';
export type * from './rubric.js';
export type * from './rule.js';
export type * from './sheet.js';
export type * from './submission.js';
