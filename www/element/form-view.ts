/** Ties what is drawn to what is typed: every answer is an edit of the worksheet, which the element then scores. */

import type { Pointer, Problem, Rubric, ScoreSheet, Trace } from '../types.js';
import { auditPlace } from './audit-panel.js';
import type { Auditor } from './auditor.js';
import { boxPlace } from './draft.js';
import { nameField, rowName } from './list-editor.js';
import { itemsOf, progressOf } from './progress.js';
import type { Reporter } from './reporter.js';
import { respond, withdraw } from './responses.js';
import { boxId, type FormView } from './view.js';
import { sheetOf, type Worksheet } from './worksheet.js';

/** What the element does for its parts. */
export interface Desk {
  readonly auditor: Auditor;
  readonly reporter: Reporter;
  /** `settled`: made by a button, so complete at once. */
  edit(change: () => void, settled: boolean): void;
  /** After the next drawing. */
  focusSoon(id: string): void;
  goTo(pointer: Pointer): void;
  goToNext(pointers: readonly Pointer[]): void;
}

export function formView(desk: Desk, work: Worksheet, rubric: Rubric, sheet: ScoreSheet): FormView {
  const { draft } = work;
  const problems = new Map<Pointer, Problem>();
  for (const problem of sheet.problems || []) {
    const place = boxPlace(problem.pointer);
    if (!problems.has(place)) problems.set(place, problem);
  }
  const goToSoon = (pointer: Pointer): void => desk.focusSoon(boxId(pointer));
  return {
    draft,
    rubric,
    sheet,
    at: '',
    sheetOf,
    problems,
    progress: progressOf(sheet),
    ...usedIn(sheet),
    drawn: new Set(),
    auditor: desk.auditor,
    reporter: desk.reporter,
    removed: work.removals[0] || null,
    type(pointer, text) {
      desk.edit(() => (text.trim() === '' ? draft.clear(pointer) : draft.write(pointer, text)), false);
    },
    typeList(pointer, kind, text) {
      desk.edit(() => draft.writeListText(pointer, kind, text), false);
    },
    answer(pointers, value) {
      desk.edit(() => pointers.forEach((pointer) => draft.write(pointer, value)), false);
    },
    clear(pointers) {
      desk.edit(() => pointers.forEach((pointer) => draft.clear(pointer)), true);
      desk.goTo(pointers[0] || '');
    },
    addRow(list, row, field) {
      goToSoon(`${list}/${draft.readList(list).length}/${field}`);
      desk.edit(() => draft.insert(list, draft.readList(list).length, row), true);
    },
    removeRow(list, index) {
      desk.focusSoon(`${boxId(list)}-undo`);
      desk.edit(() => work.removeRow(list, index, rowName(draft, list, index)), true);
    },
    undoRemoval() {
      const [back] = work.removals;
      if (!back) return;
      goToSoon(`${back.list}/${back.index}/${nameField(back.list)}`);
      desk.edit(() => work.undoRemoval(), true);
    },
    respond(finding, text, next) {
      if (next !== undefined) desk.focusSoon(next);
      desk.edit(() => respond(draft, finding, text), next !== undefined);
    },
    withdraw(index) {
      desk.focusSoon(boxId(auditPlace));
      desk.edit(() => withdraw(draft, index), true);
    },
    goToSoon,
    goToNext: desk.goToNext,
  };
}

function usedIn(sheet: ScoreSheet): Pick<FormView, 'values' | 'asked'> {
  const values = new Map<Pointer, string | null>();
  const asked = new Set<Pointer>();
  const note = ({ inputs = [], criteria = [], parts = [] }: Trace): void => {
    for (const { pointer, value } of inputs) values.set(pointer, value);
    for (const criterion of criteria) {
      for (const { pointer, value } of criterion.inputs) values.set(pointer, value);
    }
    for (const part of parts) note(part.trace);
  };
  for (const { trace, missing } of [...itemsOf(sheet), ...(sheet.totals.veto || [])] as {
    trace?: Trace;
    missing: { fact: string | null; pointer: Pointer }[];
  }[]) {
    if (trace) note(trace);
    for (const { fact, pointer } of missing) if (fact !== null) asked.add(pointer);
  }
  for (const { inputs } of sheet.totals.veto || []) {
    for (const { pointer, value } of inputs) values.set(pointer, value);
  }
  return { values, asked };
}
