/**
 * The entry for pages: the functions of the package without the element. The wasm file is fetched at the first
 * `load()` or `await ready`, not at import, so that importing this module costs nothing and works without a page.
 */

import { loadOf, readyBy } from './loading.js';

export { rubric, rubrics, score, seal, verify, version, ZipingError } from './api.js';
export type { LoadOptions, ScoreOptions } from './api.js';
export type * from './types.js';

/** Loads the core once. After a failure the next call tries again. */
export const load = loadOf('ziping_bg.wasm', () => new URL('./ziping_bg.wasm', import.meta.url));

/** Settles when the functions can be called. Awaiting it starts the loading. */
export const ready = readyBy(load);
