/** What a sheet still lacks, and in what: for the bar, the announcement, the validity and the way to the next gap. */

import type { Missing, Pointer, ScoreSheet, SheetItem } from '../types.js';
import { parentOf } from './draft.js';

export interface Progress {
  /** Items of which something is unanswered. */
  open: SheetItem[];
  /** Items whose score is only claimed. */
  claimed: SheetItem[];
  /** Items that were said not to apply, and that the rubric gives no score for then. */
  notApplicable: SheetItem[];
  /** Items whose claim is not what was computed. */
  differing: SheetItem[];
  /** Where something is unanswered. */
  gaps: Pointer[];
  /** Where something cannot be read. */
  faults: Pointer[];
  complete: boolean;
}

export function progressOf(sheet: ScoreSheet): Progress {
  const items = itemsOf(sheet);
  const faults = (sheet.problems || []).map(({ pointer }) => pointer);
  const unanswered = ({ pointer }: Missing): boolean => !isFaulty(faults, pointer);
  const incomplete = items.filter(isIncomplete);
  const claimed = items.filter(({ state }) => state === 'claimed-only');
  const notApplicable = items.filter(({ state }) => state === 'not-applicable');
  const gaps: Pointer[] = [];
  for (const { missing, state } of items) {
    if (state !== 'not-applicable') gaps.push(...missing.filter(unanswered).map(({ pointer }) => pointer));
  }
  const unfinished = [incomplete, claimed, notApplicable, gaps, faults];
  return {
    open: incomplete.filter(({ missing }) => missing.length === 0 || missing.some(unanswered)),
    claimed,
    notApplicable,
    differing: items.filter(claimDiffers),
    gaps,
    faults,
    complete: unfinished.every((list) => list.length === 0),
  };
}

/** What must be mended before a form that requires everything is sent. */
export function requiredGaps(sheet: ScoreSheet): Missing[] {
  const gaps: Missing[] = [];
  for (const item of itemsOf(sheet).filter(isIncomplete)) gaps.push(...item.missing);
  return gaps;
}

export function claimDiffers({ self_claimed, computed, self }: SheetItem): boolean {
  return self_claimed && computed !== null && self !== computed;
}

/** Whether a field, or the object that it should be in, cannot be read. */
export function isFaulty(faults: readonly Pointer[], pointer: Pointer): boolean {
  for (let at = pointer; at; at = parentOf(at)) if (faults.includes(at)) return true;
  return false;
}

/** A list that was begun is to be finished, also where a claim stands in for its score. */
function isIncomplete({ state, trace }: SheetItem): boolean {
  const begun = trace && trace.children && trace.children.length > 0;
  return state === 'incomplete' || (state === 'claimed-only' && !!begun);
}

function itemsOf(sheet: ScoreSheet): SheetItem[] {
  const items: SheetItem[] = [];
  for (const section of sheet.sections) items.push(...section.items);
  return items;
}
