/**
 * The report of what is typed: shown, printed, or handed out as a file. What assembles it is loaded when it is first
 * asked for; what makes files is larger and comes with the first file.
 */

import type { Outline } from '../types.js';
import { ZipingExportEvent } from './events.js';
import { failureOf, type Failure } from './failure.js';
import { auditEntry, officeEntry } from './later.js';
import { fillPage, printPage } from './report-page.js';
import { texts } from './texts.js';

const words = texts.report;

/** Long enough for a browser that asks where to put a file. */
const keptFor = 60_000;

interface Host extends EventTarget {
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

/** What a report is made of. */
export interface ReportSource {
  /** The submission. */
  text: string;
  /** An id or an outline; null: the one of the rubric. */
  outline: string | Outline | null;
}

export class Reporter {
  busy = false;
  failed: Failure | null = null;
  /** The HTML of the report that is shown. */
  shown: string | null = null;
  private printing = false;
  private again: () => void = () => {};
  private readonly host: Host;
  private readonly source: () => ReportSource;

  constructor(host: Host, source: () => ReportSource) {
    this.host = host;
    this.source = source;
  }

  readonly preview = (): void => this.show(false);

  /** Shows what is printed as well: a dialog of the browser would otherwise come over the form. */
  readonly print = (): void => this.show(true);

  readonly docx = (): void => this.file('docx');

  readonly xlsx = (): void => this.file('xlsx');

  /** The submission, to be kept or sent. */
  readonly json = (): void =>
    this.run(async () => {
      const submission = JSON.parse(this.source().text) as { year?: unknown; department?: { name?: unknown } };
      const { year, department } = submission;
      const name = [department && department.name, year, words.submission].map(inName).join('');
      const text = `${JSON.stringify(submission, null, 2)}\n`;
      this.offer(new File([text], `${name}.json`, { type: 'application/json' }));
    });

  readonly retry = (): void => this.again();

  readonly dismiss = (): void => {
    this.failed = null;
    this.host.requestUpdate();
  };

  /** For the frame of the preview, as soon as it is there. */
  readonly fill = ({ currentTarget }: Event): void => {
    if (this.shown === null) return;
    const frame = currentTarget as HTMLIFrameElement;
    fillPage(frame, this.shown, this.close);
    if (this.printing) printPage(frame);
    this.printing = false;
  };

  /** What lies behind a dialog can have no focus before it is closed. */
  readonly close = (): void => {
    const { dialog } = this;
    if (dialog) dialog.close();
  };

  readonly closed = (): void => {
    this.shown = null;
    this.host.requestUpdate();
    const way = this.host.renderRoot.querySelector<HTMLElement>('.report summary');
    if (way) way.focus();
  };

  /** After a drawing. */
  drawn(): void {
    const { dialog } = this;
    if (dialog && !dialog.open) dialog.showModal();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  private show(printing: boolean): void {
    this.run(async () => {
      const { render } = await auditEntry.get(words.otherVersion);
      const { text, outline } = this.source();
      this.shown = render(text, { outline, invalid: 'unknown' });
      this.printing = printing;
    });
  }

  private file(format: 'docx' | 'xlsx'): void {
    this.run(async () => {
      const { renderFile } = await officeEntry.get(words.otherVersion);
      const { text, outline } = this.source();
      const { filename, mime, bytes } = await renderFile(text, { format, outline, invalid: 'unknown' });
      this.offer(new File([bytes], filename, { type: mime }));
    });
  }

  private run(work: () => Promise<void>): void {
    if (this.busy) return;
    this.again = () => this.run(work);
    this.busy = true;
    this.failed = null;
    this.host.requestUpdate();
    work()
      .catch((error: unknown) => {
        this.failed = failureOf(error, words);
      })
      .then(() => {
        this.busy = false;
        this.host.requestUpdate();
      });
  }

  /** Unless the page takes the file itself. */
  private offer(file: File): void {
    if (!this.host.dispatchEvent(new ZipingExportEvent(file))) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
  }
}

/** Without what file systems refuse, and marks that turn the writing. */
function inName(part: unknown): string {
  if (typeof part !== 'string' && typeof part !== 'number') return '';
  return String(part).replace(/[\s/\\:*?"<>|.\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').slice(0, 60);
}
