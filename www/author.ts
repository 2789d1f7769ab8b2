/**
 * The entry for pages in which rubrics are made or many submissions are scored: what the entries for all pages have,
 * `render`, `lintRubric`, `evaluate` and `scorer`. It loads a wasm file of its own, which holds the whole of the core, and stands
 * in place of the entries for all pages, not beside them.
 */

import { loadOf, readyBy } from './loading.js';

export { audit } from './auditing.js';
export { evaluate, lintRubric } from './authoring.js';
export type { FeelValue } from './authoring.js';
export { renderFile } from './office-later.js';
export { render } from './reporting.js';
export { rubric, rubrics, score, seal, verify, version, ZipingError } from './api.js';
export { scorer } from './scorer.js';
export type { AuditOptions } from './auditing.js';
export type { LoadOptions, ScoreOptions } from './api.js';
export type { RenderFileOptions, RenderOptions, ReportFile, ReportOptions } from './reporting.js';
export type { Scorer, ScorerInput } from './scorer.js';
export type * from './types.js';

/** Loads the core once. After a failure the next call tries again. */
export const load = loadOf('ziping_author_bg.wasm', () => new URL('./ziping_author_bg.wasm', import.meta.url));

/** Settles when the functions can be called. Awaiting it starts the loading. */
export const ready = readyBy(load);
