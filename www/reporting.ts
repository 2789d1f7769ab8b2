/** The report: as text at once, as a file by a core of its own, which is loaded at the first file. */

import { render as renderText } from '../pkg-audit/ziping_audit.js';
import { answer, call, ZipingError } from './api.js';
import type { ScoreOptions } from './api.js';
import type { Document } from './document.js';
import { jsonText } from './json-text.js';
import type { Outline } from './outline.js';
import type { Submission } from './submission.js';

/** What `render` and `renderFile` have in common. */
export interface ReportOptions extends Pick<ScoreOptions, 'invalid'> {
  /**
   * The report with its attachments, the table with the sheets of the projects, or the report and what the audit
   * found. Absent: `"report"`.
   */
  part?: 'report' | 'table' | 'all';
  /** The id of a built-in outline, an outline, or its JSON text. Absent: the one of the rubric. */
  outline?: string | Outline | null;
  /** By how many levels headings move down, 0 to 5, in a report that is a part of another document. */
  shift?: number;
}

export interface RenderOptions extends ReportOptions {
  /** Absent: `"html"`, a page that stands for itself. */
  format?: 'html' | 'markdown' | 'document';
}

export interface RenderFileOptions extends ReportOptions {
  /** For Word, or the tables for Excel. */
  format: 'docx' | 'xlsx';
}

/** A file to be kept. */
export interface ReportFile {
  /** With the ending of its format. */
  filename: string;
  /** Its media type. */
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** How a core makes a file. */
type RawFile = (text: string, options: object) => unknown;

const formats = ['html', 'markdown', 'document'];
const files = ['docx', 'xlsx'];
const parts = ['report', 'table', 'all'];
const shifts = [0, 1, 2, 3, 4, 5];

/** Assembles the report of a submission. With `format: "document"`, an object gives an object. */
export function render(input: string, options?: RenderOptions): string;
export function render(input: Submission, options: RenderOptions & { format: 'document' }): Document;
export function render(input: Submission, options?: RenderOptions & { format?: 'html' | 'markdown' }): string;
export function render(input: string | Submission, options?: RenderOptions | null): string | Document {
  const given = options || {};
  const { format = 'html' } = given;
  const wanted = readable(given, format, formats);
  if (format === 'document') return answer<Submission, Document>(input, (text) => renderText(text, wanted));
  const text = textOf(input);
  return call(() => renderText(text, wanted));
}

/** Makes a file with a core that is loaded. */
export function fileBy(raw: RawFile, input: string | Submission, options: RenderFileOptions): ReportFile {
  const given = options || {};
  const wanted = readable(given, given.format, files);
  const text = textOf(input);
  return call(() => raw(text, wanted)) as ReportFile;
}

function textOf(input: string | Submission): string {
  return typeof input === 'string' ? input : jsonText(input);
}

/** The options as the core reads them, which takes an unknown word for an absent one. */
function readable(options: ReportOptions, format: string, known: readonly string[]): object {
  const { outline, part, shift } = options;
  refuseUnknown('format', format, known);
  if (part) refuseUnknown('part', part, parts);
  if (shift !== undefined && shift !== null && shifts.indexOf(shift) < 0) {
    refuseUnknown('shift', String(shift), shifts.map(String));
  }
  return { ...options, outline: outline && typeof outline === 'object' ? jsonText(outline) : outline };
}

function refuseUnknown(option: string, word: string, known: readonly string[]): void {
  if (known.indexOf(word) >= 0) return;
  const message = `选项 ${option} 没有“${String(word)}”`;
  throw new ZipingError([{ code: 'unknown-choice', pointer: '', message, hint: `可选的有：${known.join('、')}` }]);
}
