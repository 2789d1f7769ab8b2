/** The entry for Node: the whole core is there as soon as this module is, in `import` as in `require`. */

import { readFileSync } from 'node:fs';
import { initSync } from '../pkg/ziping.js';
import { markLoaded } from './api.js';
import type { LoadOptions } from './api.js';

export { rubric, rubrics, score, seal, verify, version, ZipingError } from './api.js';
export { evaluate, lintRubric } from './authoring.js';
export { scorer } from './scorer.js';

initSync({ module: readFileSync(new URL('./ziping_author_bg.wasm', import.meta.url)) });
markLoaded();

/** For code that runs in pages too; in Node there is nothing to wait for. */
export const ready: Promise<void> = Promise.resolve();

/** For code that runs in pages too; in Node there is nothing to load. */
export function load(_options?: LoadOptions): Promise<void> {
  return ready;
}
