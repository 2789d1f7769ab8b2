/**
 * In a page of medium width the boxes of a row are stacked; in a narrow page the rows are, each cell with its column's
 * name, so that nothing has to be scrolled sideways.
 */

import { css } from 'lit';

export const narrowStyles = css`
  @media screen {
    .medium th.title {
      width: 116px;
    }
    .medium th.self {
      width: 150px;
    }
    .medium th.remark {
      width: 116px;
    }
    .medium .boxes {
      grid-auto-flow: row;
      grid-template-columns: repeat(auto-fit, minmax(90px, 1fr));
    }
    .medium .boxes .words {
      grid-column: 1 / -1;
    }
    .medium .indicators .figures {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .narrow .bar {
      display: block;
      padding: 6px 10px;
    }
    .narrow .big {
      font-size: 22px;
    }
    .narrow .grade {
      vertical-align: 2px;
    }
    .narrow .standing {
      margin-bottom: 6px;
    }
    .narrow .facts {
      font-size: 12px;
      margin-top: 4px;
    }
    .narrow .facts li {
      margin-right: 10px;
    }
    .narrow .bar .actions {
      white-space: normal;
      margin: 4px 0 0 -6px;
    }
    .narrow .bar .button,
    .narrow ::slotted(*) {
      margin: 2px 0 2px 6px;
      padding: 1px 8px;
    }
    .narrow table {
      min-width: 0;
    }
    .narrow table,
    .narrow caption,
    .narrow tbody,
    .narrow tr,
    .narrow tbody th,
    .narrow tbody td {
      display: block;
      width: auto;
    }
    .narrow table {
      background: none;
    }
    .narrow thead {
      clip: rect(0 0 0 0);
      height: 1px;
      overflow: hidden;
      position: absolute;
      width: 1px;
    }
    .narrow tr {
      background: var(--paper);
      border: 1px solid var(--line);
      margin-bottom: 8px;
      padding: 6px 10px;
    }
    .narrow tr.section {
      background: var(--tint);
    }
    .narrow tbody th,
    .narrow tbody td {
      background: none;
      border: 0;
      padding: 2px 0;
      text-align: left;
    }
    .narrow tbody th {
      font-weight: 600;
    }
    .narrow tbody td.number,
    .narrow tbody td.reviewed,
    .narrow .section td.self {
      display: inline-block;
      margin-right: 14px;
    }
    .narrow tbody td.empty {
      display: none;
    }
    .narrow td[data-column]::before {
      color: var(--soft);
      content: attr(data-column) '：';
      font-size: 13px;
      font-weight: 400;
    }
    .narrow .score:not(.print-only),
    .narrow .why {
      display: inline-block;
      margin-right: 8px;
    }
    .narrow .boxes,
    .narrow .indicators .figures {
      grid-auto-flow: row;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .narrow .boxes .words {
      grid-column: 1 / -1;
    }
    .narrow .indicators {
      --middle: auto;
      --wide: 1 / -1;
    }
    .narrow .decline {
      display: block;
    }
    .narrow .boxes > .remove {
      justify-self: start;
      margin-top: 0;
    }
    .narrow .line {
      grid-template-columns: 74px 1fr auto;
      padding: 4px 0;
    }
    .narrow .line > .clear {
      grid-column: 1;
      grid-row: 2;
      justify-self: start;
    }
    .narrow .line > .points {
      grid-column: 3;
      grid-row: 1;
    }
    .narrow .line > .problem {
      grid-row: 3;
    }
    .narrow span.clear {
      display: none;
    }
    .narrow .tall .label {
      min-height: 0;
    }
    .narrow .projects {
      list-style: none;
      padding-left: 0;
    }
  }
`;
