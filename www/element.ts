/** The element's class, for pages that register it themselves. Importing it changes nothing in the page. */

export { ZipingForm } from './element/ziping-form.js';
export { ZipingAuditEvent, ZipingErrorEvent, ZipingExportEvent, ZipingLoadEvent, ZipingScoreEvent } from './element/events.js';
export type * from './types.js';
