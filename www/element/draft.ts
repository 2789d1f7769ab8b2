/**
 * What has been typed so far: a submission as plain JSON in which every box keeps its text as it was typed, right or
 * wrong. Fields that the form does not show pass through untouched. Nothing here knows what a score is.
 */

import type { Pointer } from '../types.js';
import { texts } from './texts.js';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** What stands between the entries of a list that is typed into one box. A comma may also group thousands. */
export const separators = { numbers: /[\s、，；;]+|,(?!\d{3}(?!\d))/, lines: /\n/ };
export type ListKind = keyof typeof separators;

export class Draft {
  #root: JsonObject;
  /** What was typed into the boxes of lists, as it was typed. */
  readonly #lists = new Map<Pointer, string>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** Throws a `SyntaxError` or `TypeError` when the text is no JSON object. */
  static parse(text: string): Draft {
    let root: unknown;
    try {
      root = JSON.parse(quoteInexactNumbers(text));
    } catch {
      throw new SyntaxError(texts.notJson);
    }
    if (!isObject(root)) throw new TypeError(texts.notAnObject);
    return new Draft(root);
  }

  get text(): string {
    return JSON.stringify(this.#root);
  }

  /** Whether nothing is answered yet. */
  get isBlank(): boolean {
    return Object.keys(this.#root).every((name) => name === 'rubric');
  }

  read(pointer: Pointer): Json | undefined {
    let at: Json | undefined = this.#root;
    for (const key of keys(pointer)) at = member(at, key);
    return at;
  }

  /** The text of a box; `""` where nothing is answered. */
  readText(pointer: Pointer): string {
    const value = this.read(pointer);
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : '';
  }

  readList(pointer: Pointer): readonly Json[] {
    const value = this.read(pointer);
    return Array.isArray(value) ? value : [];
  }

  /** The text of a box with a list: as it was typed, if the list still is what that says. */
  readListText(pointer: Pointer, kind: ListKind): string {
    const value = this.read(pointer);
    const typed = this.#lists.get(pointer);
    const list = Array.isArray(value) ? value.map(String) : [];
    if (typed !== undefined && String(entriesOf(typed, kind)) === String(list)) return typed;
    return list.join(kind === 'lines' ? '\n' : '、') || this.readText(pointer);
  }

  writeListText(pointer: Pointer, kind: ListKind, text: string): void {
    const list = entriesOf(text, kind);
    this.#lists.set(pointer, text);
    if (list.length > 0) this.write(pointer, list);
    else this.clear(pointer);
  }

  write(pointer: Pointer, value: Json): void {
    const path = keys(pointer);
    const last = path.pop();
    if (last === undefined) return;
    let at: JsonObject | Json[] = this.#root;
    for (const key of path) {
      let next = member(at, key);
      if (!isObject(next) && !Array.isArray(next)) {
        next = {};
        put(at, key, next);
      }
      at = next;
    }
    put(at, last, value);
  }

  /** Removes a field and whatever became empty by it, so that an emptied box leaves no trace. */
  clear(pointer: Pointer): void {
    const path = keys(pointer);
    const chain: (Json | undefined)[] = [this.#root];
    for (const key of path) chain.push(member(chain[chain.length - 1], key));
    for (let depth = path.length - 1; depth >= 0; depth -= 1) {
      const container = chain[depth];
      if (!isObject(container)) return;
      delete container[path[depth] as string];
      if (Object.keys(container).length > 0) return;
    }
  }

  insert(list: Pointer, index: number, value: Json): void {
    const values = this.read(list);
    if (Array.isArray(values)) values.splice(Math.min(index, values.length), 0, value);
    else this.write(list, [value]);
  }

  remove(list: Pointer, index: number): Json | undefined {
    const values = this.read(list);
    if (!Array.isArray(values)) return undefined;
    const removed = values.splice(index, 1)[0];
    if (values.length === 0) this.clear(list);
    return removed;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A pointer from its unescaped parts. */
export function pointerOf(...parts: (string | number)[]): Pointer {
  return parts.map((part) => '/' + String(part).replace(/~/g, '~0').replace(/\//g, '~1')).join('');
}

/** `/projects/0/name` → `/projects/0`. */
export function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** What has a box of its own: of an entry of a list in one box, that box. */
export function boxPlace(pointer: Pointer): Pointer {
  return pointer.replace(/(\/(?:facts|evidence)\/[^/]+)\/(?!na$).*/, '$1');
}

function entriesOf(text: string, kind: ListKind): string[] {
  return text.split(separators[kind]).filter((entry) => entry.trim() !== '');
}

function keys(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  if (!isObject(value) || !Object.prototype.hasOwnProperty.call(value, key)) return undefined;
  return value[key];
}

function put(container: JsonObject | Json[], key: string, value: Json): void {
  // A plain assignment to "__proto__" would set the prototype.
  Object.defineProperty(container, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/**
 * `JSON.parse` reads 2.40 as 2.4 and 123456789012345.12 as 123456789012345.13. A number that a float does not give
 * back as it was written is quoted first: the core reads both spellings alike, and the box shows what the file says.
 */
function quoteInexactNumbers(text: string): string {
  return text.replace(
    /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g,
    (token) => (/^"|[eE]/.test(token) || String(Number(token)) === token ? token : `"${token}"`),
  );
}
