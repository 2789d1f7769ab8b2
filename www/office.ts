/**
 * The entry for pages that hand out reports as files. It loads a wasm file of its own, beside those that pages score
 * and audit with: a form needs it only when somebody wants a file.
 */

import { renderFile as rawFile } from '../pkg-office/ziping_office.js';
import { loadOf, readyBy } from './loading.js';
import { fileBy } from './reporting.js';
import type { RenderFileOptions, ReportFile } from './reporting.js';
import type { Submission } from './submission.js';

export { audit } from './auditing.js';
export { render } from './reporting.js';
export { version, ZipingError } from './api.js';
export type { AuditOptions } from './auditing.js';
export type { LoadOptions } from './api.js';
export type { RenderFileOptions, RenderOptions, ReportFile, ReportOptions } from './reporting.js';
export type * from './types.js';

/** Loads the core once. After a failure the next call tries again. */
export const load = loadOf('ziping_office_bg.wasm', () => new URL('./ziping_office_bg.wasm', import.meta.url));

/** Settles when the functions can be called. Awaiting it starts the loading. */
export const ready = readyBy(load);

/** Makes a file of the report. It waits for the core by itself. */
export async function renderFile(input: string | Submission, options: RenderFileOptions): Promise<ReportFile> {
  await load();
  return fileBy(rawFile, input, options);
}
