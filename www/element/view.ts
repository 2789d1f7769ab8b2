/** What the parts of the form share while they are drawn: what to show, and where a person's answers go. */

import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { FactQuestion, Pointer, Problem, Rubric, ScoreSheet } from '../types.js';
import type { Draft, Json } from './draft.js';
import type { Progress } from './progress.js';

export interface FormView {
  readonly draft: Draft;
  readonly rubric: Rubric;
  readonly sheet: ScoreSheet;
  readonly problems: ReadonlyMap<Pointer, Problem>;
  readonly progress: Progress;
  /** The boxes drawn so far: a fact that two items ask for has one box. */
  readonly drawn: Set<Pointer>;
  /** The row that was removed last and can come back. */
  readonly removed: Removed | null;
  /** An empty text clears the field: an emptied box is unanswered, not zero. */
  type(pointer: Pointer, text: string): void;
  answer(pointer: Pointer, value: Json): void;
  clear(pointer: Pointer): void;
  addRow(list: Pointer): void;
  removeRow(list: Pointer, index: number): void;
  undoRemoval(): void;
  goTo(pointer: Pointer): void;
  /** To the first of these places that follows the one where the person is, or to the first of all. */
  goToNext(pointers: readonly Pointer[]): void;
}

export interface Removed {
  list: Pointer;
  index: number;
  row: Json;
  name: string;
}

export function factOf(rubric: Rubric, id: string): FactQuestion | undefined {
  return rubric.facts.find((fact) => fact.id === id);
}

/** The id of the control that answers a field; of several radio buttons, the first. */
export function boxId(pointer: Pointer): string {
  return `box${pointer.replace(/[^A-Za-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`)}`;
}

class VariablesDirective extends Directive {
  render(_values: Record<string, string>): unknown {
    return noChange;
  }
  override update(part: ElementPart, [values]: [Record<string, string>]): unknown {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys(values)) style.setProperty(name, values[name] as string);
    return noChange;
  }
}

/** Custom properties through the CSSOM; a style attribute, which `styleMap` starts with, is refused by strict policies. */
export const variables = directive(VariablesDirective);
