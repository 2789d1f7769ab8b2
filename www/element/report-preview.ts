/** The report in a dialog, as it is printed. */

import { html, nothing } from 'lit';
import { printKey, printPage } from './report-page.js';
import type { Reporter } from './reporter.js';
import { texts } from './texts.js';

const words = texts.report;

export function reportPreview(reporter: Reporter): unknown {
  if (reporter.shown === null) return nothing;
  const frameIn = ({ currentTarget }: Event): HTMLIFrameElement | null => {
    const dialog = (currentTarget as Element).closest('dialog');
    return dialog && dialog.querySelector('iframe');
  };
  const print = (event: Event): void => {
    const frame = frameIn(event);
    if (frame) printPage(frame);
  };
  return html`<dialog
    class="preview"
    aria-label=${words.preview}
    @close=${reporter.closed}
    @keydown=${(event: KeyboardEvent) => printKey(event, frameIn(event))}
  >
    <div class="head">
      <h2>${words.preview}</h2>
      <button type="button" class="button primary" @click=${print}>${words.entries.print}</button>
      <button type="button" class="button" @click=${reporter.close}>${words.close}</button>
    </div>
    <iframe
      title=${words.preview}
      sandbox="allow-same-origin allow-modals"
      srcdoc="<!doctype html><html lang='zh-CN'><title></title></html>"
      @load=${reporter.fill}
    ></iframe>
  </dialog>`;
}
