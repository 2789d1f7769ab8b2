/**
 * The entry for pages that audit a submission or assemble its report. It loads a wasm file of its own, beside the one
 * that pages score with: a form needs it only when its clerk pauses.
 */

import { loadOf, readyBy } from './loading.js';

export { audit } from './auditing.js';
export { renderFile } from './office-later.js';
export { render } from './reporting.js';
export { version, ZipingError } from './api.js';
export type { AuditOptions } from './auditing.js';
export type { LoadOptions } from './api.js';
export type { RenderFileOptions, RenderOptions, ReportFile, ReportOptions } from './reporting.js';
export type * from './types.js';

/** Loads the core once. After a failure the next call tries again. */
export const load = loadOf('ziping_audit_bg.wasm', () => new URL('./ziping_audit_bg.wasm', import.meta.url));

/** Settles when `audit` can be called. Awaiting it starts the loading. */
export const ready = readyBy(load);
