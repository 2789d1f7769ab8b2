/**
 * Live objects as JSON text, the only form that the core reads. Unlike `JSON.stringify` it loses nothing silently:
 * what JSON has no value for (NaN, a function, a Date, a Map) stands in the text as a bare word, and the core refuses
 * it with its place.
 */

/** The core reads lists and objects 64 deep and texts of 8 MiB. More than that is not written but cut off. */
const deepest = 64;
const longest = 8 * 1024 * 1024;

/** Thrown where the text has become too deep or too long to be read: the core then says which. */
const full = {};

export function jsonText(value: unknown): string {
  const writer = new Writer();
  try {
    writer.write(value, 0);
  } catch (error) {
    if (error !== full) throw error;
  }
  return writer.text;
}

class Writer {
  text = '';
  /** Field names repeat in every project and indicator. */
  private readonly quotedNames = new Map<string, string>();

  write(value: unknown, depth: number): void {
    switch (typeof value) {
      case 'string':
        this.text += JSON.stringify(value);
        break;
      case 'object':
        if (value === null) this.text += 'null';
        else if (Array.isArray(value)) this.list(value, depth);
        else this.object(value, depth);
        break;
      case 'undefined':
        this.text += 'null';
        break;
      case 'function':
      case 'symbol':
        this.text += typeof value;
        break;
      default:
        this.text += String(value);
    }
    if (this.text.length > longest) throw full;
  }

  private list(values: unknown[], depth: number): void {
    this.open('[', depth);
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) this.text += ',';
      this.write(values[index], depth + 1);
    }
    this.text += ']';
  }

  private object(value: object, depth: number): void {
    // Not by the prototype: an object from another frame has another one.
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind !== 'Object') {
      this.text += /^[A-Z]\w*$/.test(kind) ? kind : 'unsupported';
      return;
    }
    this.open('{', depth);
    let separator = '';
    for (const name of Object.keys(value)) {
      const field = (value as Record<string, unknown>)[name];
      if (field === undefined) continue;
      this.text += separator + this.quoted(name);
      this.write(field, depth + 1);
      separator = ',';
    }
    this.text += '}';
  }

  private open(bracket: string, depth: number): void {
    this.text += bracket;
    if (depth > deepest) throw full;
  }

  private quoted(name: string): string {
    let quoted = this.quotedNames.get(name);
    if (quoted === undefined) {
      quoted = `${JSON.stringify(name)}:`;
      this.quotedNames.set(name, quoted);
    }
    return quoted;
  }
}
