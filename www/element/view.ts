/** What the parts of the form share while they are drawn: what to show, and where a person's answers go. */

import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Finding, Pointer, Problem, Rubric, ScoreSheet } from '../types.js';
import type { Auditor } from './auditor.js';
import type { Draft, Json, JsonObject, ListKind } from './draft.js';
import type { Progress } from './progress.js';
import type { Reporter } from './reporter.js';

export interface FormView {
  readonly draft: Draft;
  readonly rubric: Rubric;
  readonly sheet: ScoreSheet;
  /** Where the subject of the rubric stands in the submission: nowhere deeper, or one of its projects. */
  readonly at: Pointer;
  /** The sheet that a rubric scores its projects by. */
  sheetOf(sheet: string | Rubric): Rubric;
  /** By the box that shows it. */
  readonly problems: ReadonlyMap<Pointer, Problem>;
  readonly progress: Progress;
  /** The facts that were used, with their values. */
  readonly values: ReadonlyMap<Pointer, string | null>;
  /** The facts that the core asks for. */
  readonly asked: ReadonlySet<Pointer>;
  /** The boxes drawn so far: a fact that two items ask for has one box. */
  readonly drawn: Set<Pointer>;
  readonly auditor: Auditor;
  readonly reporter: Reporter;
  /** The row that was removed last and can come back. */
  readonly removed: Removed | null;
  /** An empty text clears the field: an emptied box is unanswered, not zero. */
  type(pointer: Pointer, text: string): void;
  typeList(pointer: Pointer, kind: ListKind, text: string): void;
  /** One answer to several questions is one edit. */
  answer(pointers: readonly Pointer[], value: Json): void;
  /** Clears the fields, and leads to the box of the first. */
  clear(pointers: readonly Pointer[]): void;
  /** Adds a row and leads to one of its boxes. */
  addRow(list: Pointer, row: JsonObject, field: string): void;
  removeRow(list: Pointer, index: number): void;
  undoRemoval(): void;
  /** Answers a finding: by typing, or by a button, which leads to the control with the id `next`. */
  respond(finding: Finding, text: string, next?: string): void;
  /** Removes a response by its index. */
  withdraw(index: number): void;
  /** To the box of a field, after the next drawing. */
  goToSoon(pointer: Pointer): void;
  /** To the first of these places that follows the one where the person is, or to the first of all. */
  goToNext(pointers: readonly Pointer[]): void;
}

export interface Removed {
  list: Pointer;
  index: number;
  row: Json;
  name: string;
  /** What answered findings about it. */
  responses: readonly Json[];
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
