/** What every element shares that is loaded later: what those of the first rows have, links, choices, how a button changes. */
import { css } from 'lit';
import { first } from './first.ts';

export const controls = css`
  @media (max-width: 37.5rem), (pointer: coarse) {
    select,
    textarea {
      font-size: max(16px, 1rem) !important;
    }
  }

  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  .button:hover {
    border-color: currentColor;
  }

  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  .link {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--tfs-primary);
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .link:hover {
    text-decoration: underline;
  }
`;

export const shared = [first, controls];
