/** The paper table, its notes and the lines to sign on. */

import { css } from 'lit';

export const tableStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    background: var(--paper);
    border-collapse: collapse;
    min-width: 720px;
    width: 100%;
  }
  caption {
    font-size: 16px;
    font-weight: 600;
    padding: 2px 0 8px;
    text-align: left;
  }
  .filing {
    display: none;
  }
  th,
  td {
    border: 1px solid var(--line);
    padding: 8px 10px;
    text-align: left;
    vertical-align: top;
  }
  thead th {
    background: var(--tint);
    font-weight: 600;
    padding: 6px 8px;
    text-align: center;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }
  th.title {
    width: 144px;
  }
  th.number {
    width: 54px;
  }
  th.self {
    width: 146px;
  }
  th.reviewed {
    width: 76px;
  }
  th.remark {
    width: 176px;
  }
  td.number,
  td.self,
  td.reviewed {
    text-align: center;
  }
  td.reviewed {
    color: var(--soft);
  }
  .section th,
  .section td {
    background: var(--tint);
    font-weight: 600;
  }
  .section .scales {
    color: var(--soft);
    font-size: 13px;
    font-weight: 400;
  }
  .clause,
  .reading {
    color: var(--soft);
    font-size: 13px;
    margin: 0 0 4px;
  }
  .score {
    display: block;
    font-size: 18px;
    font-weight: 700;
    line-height: 1.3;
  }
  .section .score {
    font-size: inherit;
  }
  .why {
    display: block;
    font-size: 12px;
    font-weight: 400;
    line-height: 1.5;
  }
  button.why {
    background: none;
    border: 0;
    cursor: pointer;
    margin: 0 auto;
    min-height: 24px;
    padding: 0;
    text-decoration: underline;
  }
  .why.open,
  .reasons .open {
    color: var(--open);
  }
  .why.lost,
  .reasons .lost {
    color: var(--lost);
  }
  .reasons {
    font-size: 13px;
    list-style: none;
    margin: 4px 0 0;
    padding: 0;
  }
  .notes {
    color: var(--soft);
    font-size: 13px;
    margin-top: 10px;
  }
  .notes p {
    margin: 0;
  }
  .signatures {
    display: grid;
    grid-column-gap: 24px;
    grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
    list-style: none;
    margin: 14px 0 0;
    padding: 0;
  }
  .signatures li {
    display: grid;
    grid-template-columns: auto 1fr;
    padding: 6px 0;
  }
  .blank {
    border-bottom: 1px solid var(--edge);
    min-width: 80px;
  }
`;
