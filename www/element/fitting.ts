/** How wide the form is, as a class for its style sheets. */

import type { ReactiveController } from 'lit';

/** Below this width in CSS pixels the rows are stacked. */
const narrowBelow = 760;
/** And below this one the boxes of a row. */
const mediumBelow = 1100;

interface Host extends HTMLElement {
  readonly renderRoot: ParentNode;
  addController(controller: ReactiveController): void;
}

export class Fitting implements ReactiveController {
  private readonly host: Host;
  private observer: ResizeObserver | null = null;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    if (this.observer) this.observer.disconnect();
  }

  private fit(): void {
    const form = this.host.renderRoot.querySelector('.form');
    if (!form) return;
    const width = this.host.clientWidth;
    form.classList.toggle('narrow', width < narrowBelow);
    form.classList.toggle('medium', width >= narrowBelow && width < mediumBelow);
  }
}
