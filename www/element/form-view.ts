/** Ties what is drawn to what is typed: every answer is an edit of the worksheet, which the element then scores. */

import type { Pointer, Problem, Rubric, ScoreSheet } from '../types.js';
import { progressOf } from './progress.js';
import { projectName } from './projects.js';
import { boxId, type FormView } from './view.js';
import type { Worksheet } from './worksheet.js';

/** What the element does for its parts. */
export interface Desk {
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
    if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
  }
  return {
    draft,
    rubric,
    sheet,
    problems,
    progress: progressOf(sheet),
    drawn: new Set(),
    removed: work.removals[0] || null,
    type(pointer, text) {
      desk.edit(() => (text.trim() === '' ? draft.clear(pointer) : draft.write(pointer, text)), false);
    },
    answer(pointer, value) {
      desk.edit(() => draft.write(pointer, value), false);
    },
    clear(pointer) {
      desk.edit(() => draft.clear(pointer), true);
      desk.goTo(pointer);
    },
    addRow(list) {
      const index = draft.readList(list).length;
      desk.focusSoon(boxId(`${list}/${index}/name`));
      desk.edit(() => draft.insert(list, index, {}), true);
    },
    removeRow(list, index) {
      desk.focusSoon(`${boxId(list)}-undo`);
      desk.edit(() => work.removeRow(list, index, projectName(draft, list, index)), true);
    },
    undoRemoval() {
      const [back] = work.removals;
      if (!back) return;
      desk.focusSoon(boxId(`${back.list}/${back.index}/name`));
      desk.edit(() => work.undoRemoval(), true);
    },
    goTo: desk.goTo,
    goToNext: desk.goToNext,
  };
}
