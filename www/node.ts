/** The entry for Node: the whole core is there as soon as this module is, in `import` as in `require`. */

import { readFileSync } from 'node:fs';
import { initSync } from '../pkg/ziping.js';
import { initSync as initOffice, renderFile as rawFile } from '../pkg-office/ziping_office.js';
import { markLoaded } from './api.js';
import type { LoadOptions } from './api.js';
import { fileBy } from './reporting.js';
import type { RenderFileOptions, ReportFile } from './reporting.js';
import type { Submission } from './submission.js';

export { rubric, rubrics, score, seal, verify, version, ZipingError } from './api.js';
export { audit } from './auditing.js';
export { evaluate, lintRubric } from './authoring.js';
export { render } from './reporting.js';
export { scorer } from './scorer.js';

initSync({ module: readFileSync(new URL('./ziping_author_bg.wasm', import.meta.url)) });
markLoaded();

let office: Promise<unknown> | undefined;

/** Makes a file of the report. Its core is as large as all others together, and is read at the first file. */
export async function renderFile(input: string | Submission, options: RenderFileOptions): Promise<ReportFile> {
  office ||= WebAssembly.compile(readFileSync(new URL('./ziping_office_bg.wasm', import.meta.url))).then((module) =>
    initOffice({ module }),
  );
  await office;
  return fileBy(rawFile, input, options);
}

/** For code that runs in pages too; in Node there is nothing to wait for. */
export const ready: Promise<void> = Promise.resolve();

/** For code that runs in pages too; in Node there is nothing to load. */
export function load(_options?: LoadOptions): Promise<void> {
  return ready;
}
