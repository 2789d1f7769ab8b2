/** What is typed and what the core makes of it. Knows no page: the element draws it and passes answers on. */

import { rubric as builtInRubric, score, seal } from '../core.js';
import type { ExtendingRubric, Pointer, Rubric, ScoreSheet } from '../types.js';
import { Draft, isObject, type JsonObject } from './draft.js';
import { giveResponses, takeResponses } from './responses.js';
import { texts } from './texts.js';
import type { Removed } from './view.js';

/** Which rubric the page wants: a built-in one by its id, or one of its own. */
export type WantedRubric = string | Rubric | null;

export class Worksheet {
  draft: Draft;
  rubric: Rubric | null = null;
  sheet: ScoreSheet | null = null;
  /** Rows that can be brought back, the last one first. */
  removals: Removed[] = [];
  private sheetText: string | null = null;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  /** Scores what is typed; the sheet stays the same object while nothing in it changes. Throws what the core throws. */
  rescore(): void {
    const before = this.sheet;
    const textBefore = this.sheetText;
    // A sheet that no longer belongs to what is typed is worse than none.
    this.sheet = null;
    this.sheetText = null;
    const named = this.draft.read('/rubric');
    if (isObject(named)) this.rubric = whole(named as unknown as Rubric);
    else if (!this.rubric || this.rubric.id !== named) this.rubric = builtInRubric(String(named));
    this.sheetText = score(this.draft.text, { trace: true, invalid: 'unknown' });
    this.sheet = this.sheetText === textBefore ? before : (JSON.parse(this.sheetText) as ScoreSheet);
  }

  get total(): string | null {
    return this.sheet && this.sheet.totals.self.score;
  }

  /** The form entry: on every keystroke with the sheet as it is, sealed when the form is sent. */
  get entry(): string {
    return entryOf(this.draft.text, this.sheetText);
  }

  sealedEntry(): string {
    const { text } = this.draft;
    return entryOf(text, seal(text));
  }

  removeRow(list: Pointer, index: number, name: string): void {
    const row = this.draft.remove(list, index);
    if (row === undefined) return;
    this.removals.unshift({ list, index, row, name, responses: takeResponses(this.draft, list, index) });
  }

  undoRemoval(): void {
    const removed = this.removals.shift();
    if (!removed) return;
    const { list, index, row, responses } = removed;
    this.draft.insert(list, index, row);
    giveResponses(this.draft, list, index, responses);
  }
}

const sheets = new Map<string | Rubric | ExtendingRubric, Rubric>();

/** The sheet that a rubric scores its projects by: a built-in one, or one of its own. */
export function sheetOf(sheet: string | Rubric | ExtendingRubric): Rubric {
  let found = sheets.get(sheet);
  if (!found) {
    found = typeof sheet === 'string' ? builtInRubric(sheet) : whole(sheet);
    sheets.set(sheet, found);
  }
  return found;
}

/** With what it takes from the rubric that it extends. */
function whole(rubric: Rubric | ExtendingRubric): Rubric {
  return 'extends' in rubric ? builtInRubric(rubric) : rubric;
}

/** The page says which rubric the form is for; a submission for another one is refused, not scored by it. */
export function forRubric(draft: Draft, wanted: WantedRubric): Draft {
  if (wanted === null) return draft;
  const id = typeof wanted === 'string' ? wanted : wanted.id;
  const given = draft.read('/rubric');
  const theirs = isObject(given) ? given['id'] : given;
  if (typeof theirs === 'string' && theirs !== id) throw new RangeError(texts.otherRubric(theirs, id));
  if (typeof wanted !== 'string') draft.write('/rubric', wanted as unknown as JsonObject);
  else if (theirs === undefined || theirs === null) draft.write('/rubric', wanted);
  return draft;
}

function entryOf(submission: string, sheet: string | null): string {
  return `{"submission":${submission},"sheet":${sheet || 'null'}}`;
}
