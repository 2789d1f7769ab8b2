/** What `render` gives with `format: "document"`: a report as blocks, before it is written in any format. */

import type { Decimal } from './types.js';

export interface Document {
  /** For the properties of a file. */
  title: string;
  /** What it was made from: engine, rubric and digest of the submission. */
  origin: string;
  /** Each begins on a new page. */
  parts: DocumentPart[];
}

/** Pages of one orientation. */
export interface DocumentPart {
  /** For the sheet of a spreadsheet. */
  name: string;
  orientation: 'portrait' | 'landscape';
  blocks: DocumentBlock[];
}

/** Has one field, which says what it is. */
export type DocumentBlock =
  | { title: DocumentParagraph }
  | { heading: DocumentHeading }
  | { paragraph: DocumentParagraph }
  | { table: DocumentTable }
  | { blanks: DocumentBlanks };

export interface DocumentHeading {
  /** From 1, after all shifts. */
  level: number;
  /** As it is printed, such as `"（一）"`; empty where it has none. */
  number: string;
  text: string;
}

/** A line break in its text is a line break. */
export interface DocumentParagraph {
  style: 'body' | 'mark' | 'title' | 'note' | 'attachments' | 'signed' | 'origin';
  text: string;
}

export interface DocumentTable {
  caption: string | null;
  /** Of its columns, each as a part of the sum of all. */
  widths: number[];
  /** Rows that are repeated on every page. */
  header: DocumentRow[];
  rows: DocumentRow[];
}

/** A cell that reaches over several rows stands in the first of them only. */
export interface DocumentRow {
  role: 'header' | 'section' | 'item' | 'total';
  cells: DocumentCell[];
}

export interface DocumentCell {
  text: string;
  align: 'start' | 'center' | 'end';
  /** Over how many columns it reaches. */
  columns: number;
  /** Over how many rows it reaches. */
  rows: number;
  /** The number that its text says. */
  number: Decimal | null;
  /** The rows of the table, from 0 and without the header, whose numbers in its column its number is the sum of. */
  sum_of: number[];
}

/** Lines with blanks: the head of a table, and the lines to sign on. */
export interface DocumentBlanks {
  /** Whether they stand at the head of the table or below it. */
  head: boolean;
  lines: DocumentBlank[][];
}

export interface DocumentBlank {
  /** What is printed before it, without a colon. */
  label: string;
  /** What stands in it already; `null`: to be filled by hand. */
  value: string | null;
}
