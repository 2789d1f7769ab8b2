/** What the lists of projects and of indicators share: a button to add a row, and the way back of a removed one. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pointer } from '../types.js';
import type { Draft } from './draft.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

const words = texts.rows;

/** The field that names a row. */
export function nameField(list: Pointer): string {
  return list === '/projects' ? 'name' : 'title';
}

export function rowName(draft: Draft, list: Pointer, index: number): string {
  const field = nameField(list);
  return words.name(field, draft.readText(`${list}/${index}/${field}`), index);
}

export function removeButton(view: FormView, list: Pointer, index: number): TemplateResult {
  return html`<button
    type="button"
    class="button remove"
    aria-label=${words.removeLabel(rowName(view.draft, list, index))}
    @click=${() => view.removeRow(list, index)}
  >
    ${words.remove}
  </button>`;
}

/** `place` is the field that the button stands for; `undoable`: the row that was removed stood here. */
export function addButton(
  view: FormView,
  place: Pointer,
  label: string,
  add: () => void,
  undoable: boolean,
): TemplateResult {
  const { removed } = view;
  return html`<div class="actions">
    <button type="button" class="button" id=${boxId(place)} @click=${add}>＋ ${label}</button>
    ${removed && undoable
      ? html`<span class="undo"
          >${words.removed(removed.name)}
          <button
            type="button"
            class="button"
            id="${boxId(removed.list)}-undo"
            aria-label=${words.undoLabel(removed.name)}
            @click=${() => view.undoRemoval()}
          >
            ${words.undo}
          </button></span
        >`
      : nothing}
  </div>`;
}
