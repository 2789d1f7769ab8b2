/** The findings of the audit, below the table. */

import { css } from 'lit';

export const auditStyles = css`
  .audit {
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    margin-top: 18px;
    overflow-wrap: anywhere;
    padding: 12px 18px 14px;
    word-break: break-word;
  }
  .audit h2,
  .audit h3 {
    font-size: 16px;
    margin: 0;
  }
  /* Below the bar. */
  .audit h2 {
    scroll-margin-top: 90px;
  }
  .narrow .audit h2 {
    scroll-margin-top: 210px;
  }
  .audit h3 {
    font-size: 14px;
    margin-top: 12px;
  }
  .audit h2 small,
  .counts {
    font-size: 13px;
    font-weight: 400;
    margin-left: 10px;
  }
  .audit p {
    margin: 0;
  }
  .audit pre {
    margin: 4px 0 0;
    white-space: pre-wrap;
    word-break: break-all;
  }
  .audit .button {
    margin: 4px 0;
  }
  .findings,
  .evidence,
  .remarks {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .finding {
    border-left: 3px solid var(--edge);
    margin-top: 8px;
    padding: 2px 0 2px 12px;
  }
  .finding.error {
    border-color: var(--lost);
  }
  .finding.warning {
    border-color: var(--open);
  }
  h3.error {
    color: var(--lost);
  }
  h3.warning {
    color: var(--open);
  }
  .audit code {
    background: var(--tint);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font: inherit;
    font-size: 12px;
    padding: 0 5px;
  }
  .audit .subject .button {
    margin: 0 0 0 10px;
    padding: 1px 10px;
  }
  .expected {
    color: var(--ink);
    margin-right: 14px;
  }
  .response textarea {
    max-width: 720px;
  }
  .mark {
    font-size: 12px;
    margin-left: 8px;
  }
  .mark.open {
    color: var(--open);
  }
  .evidence,
  .remarks {
    color: var(--soft);
    font-size: 13px;
  }
  .evidence {
    margin-bottom: 4px;
  }
  .evidence b {
    color: var(--ink);
    font-weight: 400;
    margin-left: 6px;
  }
  .remarks {
    border-top: 1px solid var(--line);
    margin-top: 12px;
    padding-top: 8px;
  }
  button.link {
    background: none;
    border: 0;
    cursor: pointer;
    min-height: 24px;
    padding: 0;
    text-decoration: underline;
  }
  @media print {
    .audit {
      display: none;
    }
  }
`;
