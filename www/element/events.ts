/** What the element tells its page. All bubble and leave the shadow root; what is exported alone can be cancelled. */

import type { Audit, ScoreSheet } from '../types.js';

const loud = { bubbles: true, composed: true };

/** The core is ready and the form can be filled. */
export class ZipingLoadEvent extends Event {
  constructor() {
    super('ziping-form-load', loud);
  }
}

/** The form cannot work, or could not read the value that it was given. */
export class ZipingErrorEvent extends Event {
  readonly code: string;
  readonly cause: unknown;

  constructor(code: string, cause: unknown) {
    super('ziping-form-error', loud);
    this.code = code;
    this.cause = cause;
  }
}

/** A new score sheet, after typing as after loading. */
export class ZipingScoreEvent extends Event {
  readonly result: ScoreSheet;
  readonly previous: ScoreSheet | null;

  constructor(result: ScoreSheet, previous: ScoreSheet | null) {
    super('ziping-form-score', loud);
    this.result = result;
    this.previous = previous;
  }
}

/** The audit found something else than before, after a pause in typing. */
export class ZipingAuditEvent extends Event {
  readonly result: Audit;

  constructor(result: Audit) {
    super('ziping-form-audit', loud);
    this.result = result;
  }
}

/** A file is about to be handed out. Who cancels it takes the file instead. */
export class ZipingExportEvent extends Event {
  readonly file: File;

  constructor(file: File) {
    super('ziping-form-export', { ...loud, cancelable: true });
    this.file = file;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ziping-form-audit': ZipingAuditEvent;
    'ziping-form-export': ZipingExportEvent;
    'ziping-form-load': ZipingLoadEvent;
    'ziping-form-error': ZipingErrorEvent;
    'ziping-form-score': ZipingScoreEvent;
  }
}
