/** What the element tells its page. All bubble, leave the shadow root and cannot be cancelled. */

import type { ScoreSheet } from '../types.js';

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

declare global {
  interface HTMLElementEventMap {
    'ziping-form-load': ZipingLoadEvent;
    'ziping-form-error': ZipingErrorEvent;
    'ziping-form-score': ZipingScoreEvent;
  }
}
