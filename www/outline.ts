/** An outline of reports as data: chapters, sentences, lists and tables; `docs/outline.md` explains it. */

/** A text with FEEL expressions in braces, and in square brackets what is left out where a value is not known. */
export type Template = string;

export interface Outline {
  id: string;
  version: string;
  /** Of the report. */
  title: Template;
  /** What stands before the first chapter. */
  lead?: OutlineBlock[];
  chapters: OutlineChapter[];
  /** How headings are numbered, level by level. Absent: 一、 （一） 1. （1） */
  numbering?: OutlineNumbering[];
  /** What stands after the last chapter. */
  closing?: OutlineBlock[];
  /** What follows on pages of its own. */
  attachments?: ('score_table' | 'project_sheets')[];
}

export interface OutlineChapter {
  title: string;
  blocks?: OutlineBlock[];
  chapters?: OutlineChapter[];
  /** What stands in it where nothing else does, as 「无。」 */
  empty?: string;
  /** It is left out where nothing stands in it. */
  optional?: boolean;
  /** Its heading has no number. */
  unnumbered?: boolean;
}

/** It has one content, and perhaps `when`, an expression that has to be true. */
export type OutlineBlock = { when?: string } & (
  | { text: Template }
  | { paragraphs: string }
  | { list: string | OutlineList }
  | { table: OutlineTable }
  | { form: { label: string; value: Template }[] }
  | { signed: Template }
);

export interface OutlineList {
  /** An expression. */
  of: string;
  /** May use `item`; absent: the entry itself. */
  entry?: Template;
  numbering?: OutlineNumbering;
}

export interface OutlineTable {
  caption?: string;
  /** An expression. */
  of: string;
  columns: {
    title: string;
    /** May use `item`. */
    value: Template;
    /** Beside the other columns. */
    width?: number;
  }[];
}

/** 一、 （一） 1. （1） 1、 or no number. */
export type OutlineNumbering =
  | 'chinese'
  | 'chinese_in_brackets'
  | 'arabic'
  | 'arabic_in_brackets'
  | 'arabic_with_comma'
  | 'plain';
