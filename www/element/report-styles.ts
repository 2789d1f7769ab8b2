/** The menu of the report, what it says when it fails, and the dialog that shows it. */

import { css } from 'lit';

export const reportStyles = css`
  .report {
    display: inline-block;
    position: relative;
  }
  .bar .report + .button,
  .bar .button + .report {
    margin-left: 8px;
  }
  .report summary.button {
    color: inherit;
    font-size: inherit;
    list-style: none;
  }
  .report summary::-webkit-details-marker {
    display: none;
  }
  .report summary::after {
    border: 4px solid transparent;
    border-bottom-width: 0;
    border-top-color: currentColor;
    content: '';
    display: inline-block;
    margin-left: 6px;
    vertical-align: 3px;
  }
  .report [aria-busy='true'] {
    color: var(--soft);
    cursor: progress;
  }
  .report ul {
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    box-shadow: 0 4px 12px rgba(0, 0, 0, 0.18);
    list-style: none;
    margin: 3px 0 0;
    min-width: 168px;
    padding: 4px 0;
    position: absolute;
    right: 0;
    z-index: 3;
  }
  .report summary.button:hover {
    color: var(--accent);
  }
  .narrow .report {
    position: static;
  }
  .narrow .report ul {
    left: 10px;
    right: 10px;
  }
  .report li {
    cursor: pointer;
    padding: 5px 14px;
  }
  .report li:hover,
  .report li:focus {
    background: var(--tint);
    color: var(--accent);
  }
  .report li:focus {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .report li[aria-disabled='true'] {
    color: var(--soft);
  }
  .report-failure {
    border-top: 1px solid var(--line);
    grid-column: 1 / -1;
    margin-top: 8px;
    padding-top: 6px;
  }
  .narrow .report-failure {
    max-height: 40vh;
    overflow: auto;
  }
  .report-failure p {
    margin: 0;
  }
  .report-failure .button {
    margin: 4px 0;
  }
  .report-failure pre {
    margin: 4px 0 0;
    max-height: 30vh;
    overflow: auto;
    white-space: pre-wrap;
    word-break: break-all;
  }
  .preview {
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    color: var(--ink);
    height: 94vh;
    max-height: none;
    max-width: 1200px;
    padding: 0;
    width: 96vw;
  }
  .preview[open] {
    display: grid;
    grid-template-rows: auto 1fr;
  }
  .preview::backdrop {
    background: rgba(0, 0, 0, 0.45);
  }
  .preview .head {
    align-items: center;
    border-bottom: 1px solid var(--line);
    display: flex;
    padding: 8px 14px;
  }
  .preview h2 {
    flex: 1;
    font-size: 16px;
    margin: 0;
  }
  .preview .button {
    margin-left: 8px;
  }
  .preview iframe {
    border: 0;
    display: block;
    height: 100%;
    width: 100%;
  }
  @media (max-width: 600px) {
    .preview {
      border: 0;
      height: 100vh;
      margin: 0;
      max-width: none;
      width: 100vw;
    }
  }
  @media print {
    .preview[open] {
      display: none;
    }
  }
`;
