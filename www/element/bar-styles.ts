/** The bar that stays in sight. The lengths of the meter come from the scores as text, by custom properties. */

import { css } from 'lit';

export const barStyles = css`
  .bar {
    align-items: center;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    display: grid;
    grid-column-gap: 28px;
    grid-template-columns: auto 1fr auto;
    margin-bottom: 14px;
    padding: 9px 16px;
    position: sticky;
    top: var(--ziping-bar-top, 0);
    z-index: 2;
  }
  /* Where there is hardly any height, what is filled in needs it. */
  @media (max-height: 400px) {
    .bar {
      position: static;
    }
  }
  .bar .actions {
    white-space: nowrap;
  }
  .bar .button + .button,
  ::slotted(*) {
    margin-left: 8px;
  }
  .standing {
    margin: 0;
    white-space: nowrap;
  }
  .big {
    font-size: 30px;
    font-weight: 700;
    line-height: 1.1;
  }
  .grade {
    background: var(--accent);
    border-radius: 12px;
    color: #fff;
    display: inline-block;
    font-weight: 600;
    margin-left: 8px;
    padding: 1px 12px;
    vertical-align: 5px;
  }
  .grade.best {
    background: var(--good);
  }
  .grade.worst {
    background: var(--lost);
  }
  .track {
    background: var(--line);
    border-radius: 4px;
    height: 8px;
    position: relative;
  }
  .fill {
    background: var(--accent);
    border-radius: 4px;
    display: block;
    height: 8px;
    max-width: 100%;
    width: calc(100% * var(--score) / var(--of));
  }
  .tick {
    background: var(--soft);
    height: 14px;
    left: calc(100% * var(--at) / var(--of));
    position: absolute;
    top: -3px;
    width: 2px;
  }
  .facts {
    color: var(--soft);
    font-size: 13px;
    list-style: none;
    margin: 6px 0 0;
    padding: 0;
  }
  .facts li {
    display: inline-block;
    margin-right: 18px;
  }
  .facts b {
    color: var(--ink);
  }
  .facts .open {
    color: var(--open);
  }
  .facts .lost {
    color: var(--lost);
    font-weight: 600;
  }
`;
