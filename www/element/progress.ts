/** What a sheet still lacks, and in what: for the bar, the announcement, the validity and the way to the next gap. */

import type { Missing, Pointer, ScoreSheet, SheetItem, SheetSection } from '../types.js';
import { boxPlace, parentOf } from './draft.js';

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
  const items = rowsOf(sheet.sections);
  const faults = (sheet.problems || []).map(({ pointer }) => boxPlace(pointer));
  const unanswered = ({ pointer }: Missing): boolean => !isFaulty(faults, pointer);
  const incomplete = items.filter(isIncomplete);
  const claimed = items.filter(({ state }) => state === 'claimed-only');
  const notApplicable = items.filter((item) => item.state === 'not-applicable' && !isLeftOut(item));
  const gaps = gapsIn(sheet, ({ state }) => state !== 'not-applicable').filter(unanswered).map(({ pointer }) => pointer);
  const unfinished = [incomplete, claimed, notApplicable, gaps, faults];
  return {
    open: incomplete.filter(({ missing }) => missing.length === 0 || missing.some(unanswered)),
    claimed,
    notApplicable,
    differing: items.filter(claimDiffers),
    gaps,
    faults,
    complete: sheet.totals.self.complete && unfinished.every((list) => list.length === 0),
  };
}

/** What must be mended before a form that requires everything is sent. */
export function requiredGaps(sheet: ScoreSheet): Missing[] {
  return gapsIn(sheet, isIncomplete);
}

export function claimDiffers({ self_claimed, computed, self }: SheetItem): boolean {
  return self_claimed && computed !== null && self !== computed;
}

/** Whether its points leave the table: it does not apply, or was not chosen. */
export function isLeftOut({ state, missing }: SheetItem): boolean {
  return state === 'not-applicable' && missing.length === 0;
}

/** Whether a field, or the object that it should be in, cannot be read. */
export function isFaulty(faults: readonly Pointer[], pointer: Pointer): boolean {
  if (faults.includes(`${pointer}/na`)) return true;
  for (let at = pointer; at; at = parentOf(at)) if (faults.includes(at)) return true;
  return false;
}

/** All rows of the table, and those of the sheets of projects. */
export function itemsOf(sheet: ScoreSheet): SheetItem[] {
  const rows = rowsOf(sheet.sections);
  return rows.concat(...rows.map(innerItems));
}

/** What an item lacks; of indicators, where those of the item, or of an item of a project's sheet, are added. */
export function gapsOf(item: SheetItem): Missing[] {
  const inner = innerItems(item);
  const isList = ({ pointer }: Missing): boolean => /\/indicators$/.test(pointer);
  const lists = [item, ...inner].map(({ id, missing }) =>
    missing.filter(isList).map((gap) => ({ ...gap, pointer: indicatorsPlace(gap.pointer, id) })),
  );
  return item.missing.filter((gap) => !isList(gap)).concat(...lists.slice(inner.length > 0 ? 1 : 0));
}

/** Where the button that adds an indicator to an item is: below the list that all items share. */
export function indicatorsPlace(list: Pointer, item: string): Pointer {
  return `${list}/#${item}`;
}

function gapsIn(sheet: ScoreSheet, wanted: (item: SheetItem) => boolean): Missing[] {
  const vetoes = (sheet.totals.veto || []).map(({ missing }) => missing);
  return ([] as Missing[]).concat(...rowsOf(sheet.sections).filter(wanted).map(gapsOf), ...vetoes);
}

/** A list that was begun is to be finished, also where a claim stands in for its score. */
function isIncomplete({ state, trace }: SheetItem): boolean {
  const begun = trace && trace.children && trace.children.length > 0;
  return state === 'incomplete' || (state === 'claimed-only' && !!begun);
}

function innerItems({ trace }: SheetItem): SheetItem[] {
  const children = (trace && trace.children) || [];
  return ([] as SheetItem[]).concat(...children.map(({ sections = [] }) => rowsOf(sections)));
}

function rowsOf(sections: readonly SheetSection[]): SheetItem[] {
  return ([] as SheetItem[]).concat(...sections.map(({ items }) => items));
}
