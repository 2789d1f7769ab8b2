/** On paper only the table remains, with its notes and the lines to sign on. */

import { css } from 'lit';

export const printStyles = css`
  @media print {
    :host {
      color: #000;
      font-size: 12px;
    }
    .bar,
    .screen,
    .elsewhere,
    .answers,
    .reasons,
    .reading,
    .self .field,
    .self .why:not(.printed),
    .screen-only,
    textarea {
      display: none;
    }
    .print-only.print-only,
    .filing {
      display: block;
    }
    .filing {
      text-align: left;
    }
    .none {
      visibility: hidden;
    }
    .filing > span {
      display: inline-block;
      font-size: 12px;
      font-weight: 400;
      width: 50%;
    }
    .scroll {
      overflow: visible;
    }
    table {
      min-width: 0;
    }
    caption {
      text-align: center;
    }
    th,
    td,
    .section th,
    .section td,
    thead th {
      background: none;
      border-color: #000;
      color: #000;
    }
    th.title {
      width: 110px;
    }
    th.number {
      width: 42px;
    }
    th.self,
    th.reviewed {
      width: 72px;
    }
    th.remark {
      width: 90px;
    }
    th,
    td,
    thead th {
      padding: 4px 6px;
    }
    .why.printed {
      color: #000;
      font-size: 10px;
    }
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
    .clause,
    .notes,
    td.reviewed {
      color: #000;
    }
    .item .score {
      font-size: inherit;
      font-weight: 400;
    }
    .blank {
      border-color: #000;
    }
  }
`;
