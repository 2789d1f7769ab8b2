/**
 * Audits what is typed when nobody types. The core of the audit is loaded at the first pause, not with the page; where
 * that fails the form goes on without it.
 */

import type { Audit } from '../types.js';
import { countsInWords } from './audit-panel.js';
import { ZipingAuditEvent } from './events.js';
import { failureOf, type Failure } from './failure.js';
import { auditEntry } from './later.js';
import { texts } from './texts.js';

/** Milliseconds without a change. */
const pause = 800;
/** Milliseconds after which a busy page is audited all the same. */
const patience = 1000;

interface Host extends EventTarget {
  requestUpdate(): void;
}

export class Auditor {
  /** The findings about what was typed before the last pause. */
  result: Audit | null = null;
  failed: Failure | null = null;
  /** What was found, for those who hear it: the same words are not read again. */
  announcement = '';
  /** Whether something was typed since. */
  stale = false;
  /** The answers that stand open. */
  readonly unfolded = new Set<string>();
  private resultText = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the changes: what was begun before the last one is not finished. */
  private change = 0;
  private readonly text: () => string | null;
  private readonly host: Host;

  /** `text` gives the submission, or null where there is nothing to audit. */
  constructor(host: Host, text: () => string | null) {
    this.host = host;
    this.text = text;
  }

  /** After a change: it is audited once nothing changes any more. */
  wait(): void {
    this.stop();
    this.stale = true;
    if (!this.failed) this.timer = setTimeout(this.run, pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.change += 1;
  }

  /** What was found is about something else. */
  forget(): void {
    this.stop();
    this.result = null;
    this.resultText = '';
    this.failed = null;
    this.announcement = '';
    this.unfolded.clear();
  }

  readonly retry = (): void => {
    this.stop();
    void this.run();
  };

  private readonly run = async (): Promise<void> => {
    if (this.text() === null) {
      this.finish('');
      return;
    }
    const begun = this.change;
    try {
      const { audit } = await auditEntry.get(texts.audit.otherVersion);
      await idle();
      const text = this.text();
      if (begun === this.change) this.finish(text === null ? '' : audit(text, { invalid: 'unknown' }));
    } catch (error) {
      this.stop();
      this.failed = failureOf(error, texts.audit);
      this.announcement = this.failed.title;
      this.host.requestUpdate();
    }
  };

  /** The result stays the same object while nothing in it changes. */
  private finish(resultText: string): void {
    const isNew = resultText !== this.resultText;
    if (isNew) this.result = resultText === '' ? null : (JSON.parse(resultText) as Audit);
    this.resultText = resultText;
    this.failed = null;
    this.stale = false;
    const { result } = this;
    if (result) this.announcement = texts.audit.announce(countsInWords(result));
    if (result && isNew) this.host.dispatchEvent(new ZipingAuditEvent(result));
    this.host.requestUpdate();
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: patience });
    else setTimeout(resolve);
  });
}
