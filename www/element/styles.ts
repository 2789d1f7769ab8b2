/**
 * The form's looks, as a constructed style sheet: strict policies refuse style elements and attributes. Chromium 78
 * has grid gaps but no flex gap, no `inset`, no `:is()`, no `:focus-visible` and no nesting.
 */

import { css } from 'lit';
import { auditStyles } from './audit-styles.js';
import { barStyles } from './bar-styles.js';
import { boxStyles } from './box-styles.js';
import { narrowStyles } from './narrow-styles.js';
import { reportStyles } from './report-styles.js';
import { printStyles } from './print-styles.js';
import { tableStyles } from './table-styles.js';

const base = css`
  :host {
    --accent: var(--ziping-accent, #1f4e9e);
    --ink: var(--ziping-ink, #1d2433);
    --soft: var(--ziping-soft, #566074);
    --line: var(--ziping-line, #d5dae3);
    --edge: var(--ziping-edge, #7d8799);
    --paper: var(--ziping-paper, #fff);
    --tint: var(--ziping-tint, #f5f7fa);
    --good: var(--ziping-good, #1a6e44);
    --open: var(--ziping-open, #805300);
    --lost: var(--ziping-lost, #b3261e);
    --radius: var(--ziping-radius, 3px);
    display: block;
    color: var(--ink);
    font-family: var(--ziping-font, inherit);
    font-size: var(--ziping-font-size, 14px);
    font-variant-numeric: tabular-nums;
    line-height: 1.55;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .form,
  .pair,
  .part,
  .choice {
    border: 0;
    margin: 0;
    min-width: 0;
    padding: 0;
  }
  .unseen {
    clip: rect(0 0 0 0);
    height: 1px;
    margin: 0;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  .print-only.print-only {
    display: none;
  }
  .quiet,
  small {
    color: var(--soft);
  }
  input,
  textarea,
  select,
  button {
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
  }
  input[type='text'],
  select,
  textarea {
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    line-height: 20px;
    padding: 3px 7px;
    width: 100%;
  }
  select {
    height: 28px;
  }
  textarea {
    display: block;
    min-height: 28px;
    resize: vertical;
  }
  ::placeholder {
    color: var(--soft);
    opacity: 1;
  }
  input:focus,
  textarea:focus,
  select:focus,
  output:focus,
  button:focus,
  summary:focus,
  .scroll:focus,
  .pair input:focus + span {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  [aria-invalid='true'],
  [aria-invalid='true']:focus {
    border-color: var(--lost);
    box-shadow: 0 0 0 1px var(--lost);
  }
  .form[disabled] input[type='text'],
  .form[disabled] textarea,
  .form[disabled] select,
  .form[disabled] button.button {
    background: var(--tint);
    border-color: var(--line);
    color: var(--soft);
    cursor: not-allowed;
  }
  .form[disabled] .pair {
    opacity: 0.6;
  }
  .button {
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    cursor: pointer;
    line-height: 20px;
    padding: 3px 12px;
    white-space: nowrap;
  }
  .button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  .button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: #fff;
  }
  .screen,
  .elsewhere {
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    margin: 0 0 14px;
    padding: 14px 18px;
  }
  .screen h2 {
    font-size: 16px;
    margin: 0 0 6px;
  }
  .screen details {
    margin-top: 12px;
  }
  .screen pre {
    margin: 4px 0 0;
    white-space: pre-wrap;
    word-break: break-all;
  }
  .elsewhere {
    border-color: var(--lost);
  }
  .elsewhere ul {
    margin: 4px 0 0;
    padding-left: 20px;
  }
`;

export const styles = [base, barStyles, tableStyles, boxStyles, auditStyles, narrowStyles, reportStyles, printStyles];
