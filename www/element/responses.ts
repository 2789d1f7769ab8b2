/**
 * 说明: what the department answers to findings. It travels with the submission, by check and place as the core matches
 * it, and with the message that it answers: where that says something else now, the answer is outdated.
 */

import type { Finding, Pointer } from '../types.js';
import { isObject, type Draft, type Json, type JsonObject } from './draft.js';

const list = '/responses';

export interface Response {
  text: string;
  outdated: boolean;
}

type Answered = Pick<Finding, 'code' | 'pointer' | 'message'>;

/** Of several to one finding the last that says something counts. */
export function responseTo(draft: Draft, finding: Answered): Response | null {
  const given = draft.readList(list).filter((one) => isMeant(one, finding) && textOf(one) !== '');
  const last = given[given.length - 1];
  if (!isObject(last)) return null;
  const { message = null } = last;
  return { text: textOf(last), outdated: message !== null && message !== finding.message };
}

/** An empty text takes the response back. */
export function respond(draft: Draft, { code, pointer, message }: Answered, text: string): void {
  const given = draft.readList(list);
  const places = given.map((one, index) => (isMeant(one, { code, pointer }) ? index : -1)).filter((index) => index >= 0);
  const last = places[places.length - 1];
  if (text.trim() === '') places.reverse().forEach((index) => draft.remove(list, index));
  else if (last === undefined) draft.insert(list, given.length, { code, pointer, message, text });
  else draft.write(`${list}/${last}`, { code, pointer, message, text });
}

/** Responses to nothing that was found: what they answered is mended, or was never there. */
export function unmatched(draft: Draft, findings: readonly Finding[]): { index: number; text: string }[] {
  return draft
    .readList(list)
    .map((one, index) => ({ index, text: textOf(one), matched: findings.some((finding) => isMeant(one, finding)) }))
    .filter(({ text, matched }) => text !== '' && !matched);
}

export function withdraw(draft: Draft, index: number): void {
  draft.remove(list, index);
}

/** A row was removed: takes out, and gives, what answers findings about it, and moves the rest on with their rows. */
export function takeResponses(draft: Draft, rows: Pointer, index: number): Json[] {
  const taken: Json[] = [];
  for (let at = draft.readList(list).length - 1; at >= 0; at -= 1) {
    const one = draft.readList(list)[at];
    const row = rowOf(one, rows);
    if (row === index) taken.unshift(draft.remove(list, at) as Json);
    else if (row > index) move(one as JsonObject, rows, row, row - 1);
  }
  return taken;
}

/** The row is back. */
export function giveResponses(draft: Draft, rows: Pointer, index: number, taken: readonly Json[]): void {
  for (const one of draft.readList(list)) {
    const row = rowOf(one, rows);
    if (row >= index) move(one as JsonObject, rows, row, row + 1);
  }
  taken.forEach((one) => draft.insert(list, draft.readList(list).length, one));
}

function isMeant(one: Json, { code, pointer }: Pick<Finding, 'code' | 'pointer'>): boolean {
  return isObject(one) && one['code'] === code && one['pointer'] === pointer;
}

function textOf(one: Json): string {
  const text = isObject(one) ? one['text'] : '';
  return typeof text === 'string' && text.trim() !== '' ? text : '';
}

/** The index of the row that a response is about, or -1. */
function rowOf(one: Json | undefined, rows: Pointer): number {
  const pointer = isObject(one) ? one['pointer'] : '';
  if (typeof pointer !== 'string' || !pointer.startsWith(`${rows}/`)) return -1;
  const [row = ''] = pointer.slice(rows.length + 1).split('/');
  return /^\d+$/.test(row) ? Number(row) : -1;
}

function move(one: JsonObject, rows: Pointer, from: number, to: number): void {
  one['pointer'] = `${rows}/${to}${String(one['pointer']).slice(`${rows}/${from}`.length)}`;
}
