/** 报告: what can be made of the form, in a menu in the bar. It works in a form that is switched off, too. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Reporter } from './reporter.js';
import { texts } from './texts.js';

const words = texts.report;

export function reportMenu(reporter: Reporter): TemplateResult {
  const { busy } = reporter;
  const entries = (['preview', 'print', 'docx', 'xlsx', 'json'] as const).map(
    (name) => html`<li role="menuitem" tabindex="-1" aria-disabled=${String(busy)} data-entry=${name}>${words.entries[name]}</li>`,
  );
  const choose = (menu: HTMLDetailsElement, target: EventTarget | null): void => {
    const name = target instanceof HTMLElement ? target.getAttribute('data-entry') : null;
    if (!name) return;
    fold(menu);
    reporter[name as keyof typeof words.entries]();
  };
  return html`<details
    class="report"
    @toggle=${onToggle}
    @focusout=${onLeave}
    @click=${(event: Event) => choose(event.currentTarget as HTMLDetailsElement, event.target)}
    @keydown=${(event: KeyboardEvent) => {
      const menu = event.currentTarget as HTMLDetailsElement;
      if (onKey(menu, event)) event.preventDefault();
      else if (event.target !== menu.firstElementChild && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        choose(menu, event.target);
      }
    }}
  >
    <summary class="button" aria-haspopup="menu" aria-busy=${String(busy)}>${busy ? words.busy : words.title}</summary>
    <ul role="menu" aria-label=${words.title}>
      ${entries}
    </ul>
  </details>`;
}

/** In the bar, which stays in sight. */
export function reportFailure({ failed, retry, dismiss }: Reporter): unknown {
  if (!failed) return nothing;
  return html`<div class="report-failure" role="alert">
    <p><b>${failed.title}</b></p>
    <p>${failed.advice}</p>
    <button type="button" class="button" @click=${retry}>${texts.retry}</button>
    <button type="button" class="button" @click=${dismiss}>${words.close}</button>
    <details>
      <summary>${texts.detail}</summary>
      <pre>${failed.detail}</pre>
    </details>
  </div>`;
}

function entriesOf(menu: HTMLDetailsElement): HTMLElement[] {
  return Array.from(menu.querySelectorAll<HTMLElement>('[role=menuitem]'));
}

function onToggle({ currentTarget }: Event): void {
  const menu = currentTarget as HTMLDetailsElement;
  const [first] = entriesOf(menu);
  if (menu.open && first) first.focus();
}

function onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  if (!menu.contains(relatedTarget as Node | null)) menu.open = false;
}

function fold(menu: HTMLDetailsElement): void {
  menu.open = false;
  (menu.firstElementChild as HTMLElement).focus();
}

/** Whether the key moves in the menu or leaves it. */
function onKey(menu: HTMLDetailsElement, { key, target }: KeyboardEvent): boolean {
  const entries = entriesOf(menu);
  const place = entries.indexOf(target as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: (place + 1) % entries.length,
    ArrowUp: (Math.max(place, 0) + entries.length - 1) % entries.length,
    Home: 0,
    End: entries.length - 1,
  };
  const step = steps[key];
  if (!menu.open) {
    // The first entry gets the focus when the menu is open.
    if (key === 'ArrowDown') menu.open = true;
    return key === 'ArrowDown';
  }
  if (key === 'Escape') fold(menu);
  const next = step === undefined ? undefined : entries[step];
  if (next) next.focus();
  return key === 'Escape' || next !== undefined;
}
