/** The controls in the table: boxes, 是/否, choices, the rows of projects. */

import { css } from 'lit';

export const boxStyles = css`
  .figures,
  .boxes {
    display: grid;
    grid-column-gap: 14px;
    grid-row-gap: 6px;
    grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
    margin: 2px 0 6px;
  }
  .field {
    display: block;
    min-width: 0;
  }
  .field > .label {
    color: var(--soft);
    display: block;
    font-size: 13px;
  }
  .figure > input,
  .claim > input {
    text-align: right;
  }
  .claim {
    margin-top: 4px;
  }
  .claim > .label {
    display: inline-block;
    font-size: 12px;
    font-weight: 400;
    margin-right: 4px;
  }
  .claim > input {
    line-height: 18px;
    padding: 2px 5px;
    width: 60px;
  }
  .hint {
    color: var(--soft);
    display: block;
    font-size: 12px;
  }
  .problem {
    color: var(--lost);
    display: block;
    font-size: 12px;
    font-weight: 400;
    grid-column: 1 / -1;
    line-height: 1.5;
    text-align: left;
  }
  .problem b {
    border: 1px solid;
    border-radius: 50%;
    display: inline-block;
    height: 14px;
    line-height: 12px;
    text-align: center;
    width: 14px;
  }
  .line {
    align-items: center;
    display: grid;
    grid-column-gap: 10px;
    grid-template-columns: 74px 1fr 30px minmax(64px, auto);
    padding: 2px 0;
  }
  .pair {
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    display: inline-block;
    font-size: 13px;
    overflow: hidden;
    white-space: nowrap;
  }
  .pair label {
    cursor: pointer;
    display: inline-block;
    position: relative;
  }
  .pair label + label {
    border-left: 1px solid var(--edge);
  }
  .pair input {
    cursor: inherit;
    height: 100%;
    left: 0;
    margin: 0;
    opacity: 0;
    position: absolute;
    top: 0;
    width: 100%;
  }
  .pair span {
    background: var(--paper);
    display: block;
    line-height: 24px;
    text-align: center;
    width: 35px;
  }
  .pair input:focus + span {
    outline-offset: -3px;
  }
  .pair input:checked + span {
    background: var(--accent);
    color: #fff;
    font-weight: 700;
  }
  .pair .no input:checked + span {
    background: var(--soft);
  }
  .pair input:checked:focus + span {
    outline-color: #fff;
  }
  .option {
    cursor: pointer;
    display: block;
    grid-column: 1 / 3;
    min-height: 24px;
    padding-left: 26px;
    position: relative;
  }
  .option input {
    height: 16px;
    left: 2px;
    margin: 0;
    position: absolute;
    top: 3px;
    width: 16px;
  }
  .text small {
    display: block;
    font-size: 12px;
  }
  .sign {
    font-weight: 700;
    text-align: center;
  }
  .points {
    color: var(--soft);
    font-size: 13px;
    text-align: right;
    white-space: nowrap;
  }
  .met {
    color: var(--good);
  }
  .unmet {
    color: var(--lost);
  }
  .unknown {
    color: var(--open);
  }
  button.clear {
    background: none;
    border: 0;
    color: var(--soft);
    cursor: pointer;
    font-size: 12px;
    min-height: 24px;
    padding: 0;
    text-decoration: underline;
  }
  .formula,
  .same {
    color: var(--soft);
    font-size: 13px;
    margin: 4px 0 0;
  }
  .tall .label {
    align-items: flex-end;
    display: flex;
    min-height: 40px;
  }
  .figures > .text,
  .figures > .problem {
    grid-column: 1 / -1;
  }
  .choice > .label,
  .heading {
    font-size: 13px;
    margin: 4px 0 0;
  }
  .heading .points {
    float: right;
  }
  .decline {
    align-items: start;
    color: var(--soft);
    display: grid;
    font-size: 13px;
    grid-column-gap: 14px;
    grid-template-columns: auto minmax(0, 1fr);
    margin-bottom: 4px;
  }
  .decline > label {
    cursor: pointer;
    min-height: 24px;
  }
  .decline input[type='checkbox'] {
    margin: 0 4px 0 2px;
    vertical-align: -2px;
  }
  .part {
    border-left: 2px solid var(--line);
    margin: 6px 0;
    padding-left: 10px;
  }
  .bands {
    color: var(--soft);
    font-size: 13px;
    list-style: none;
    margin: 2px 0 0;
    padding: 0;
  }
  .bands li {
    display: inline-block;
    margin-right: 16px;
  }
  .bands .met {
    color: var(--good);
  }
  .projects {
    margin: 2px 0 6px;
    padding-left: 20px;
  }
  .project {
    margin-bottom: 8px;
  }
  .boxes {
    margin-bottom: 2px;
    align-items: start;
    grid-auto-columns: 110px;
    grid-auto-flow: column;
    grid-template-columns: minmax(120px, 1fr);
  }
  .boxes > .problem {
    grid-column: auto;
  }
  .boxes > .remove {
    justify-self: end;
    margin-top: 20px;
  }
  summary {
    color: var(--soft);
    cursor: pointer;
    font-size: 13px;
    line-height: 24px;
  }
  .indicators {
    list-style: none;
    margin: 2px 0 6px;
    padding: 0;
  }
  .indicators > li {
    border-bottom: 1px solid var(--line);
    padding: 2px 0 4px;
  }
  .indicators .figures {
    grid-column-gap: 8px;
    grid-template-columns: repeat(8, minmax(0, 1fr));
    margin-bottom: 2px;
  }
  .indicators .words:first-child,
  .graded .text,
  .graded .figure + .select {
    grid-column: var(--wide, span 4);
  }
  .indicators .figures:not(.graded) .text {
    grid-column: var(--wide, span 3);
  }
  .indicators .words + .select,
  .indicators .select + .select {
    grid-column: var(--middle, span 2);
  }
  .result {
    align-items: baseline;
    display: grid;
    grid-column-gap: 12px;
    grid-template-columns: minmax(0, 1fr) auto auto;
  }
  .result .formula {
    margin: 0;
  }
  output.computed {
    display: block;
    font-weight: 700;
    padding: 4px 7px;
    text-align: right;
  }
  .undo {
    margin-left: 12px;
  }
  @media (forced-colors: active) {
    .pair input:checked + span {
      border: 3px solid;
    }
  }
`;
