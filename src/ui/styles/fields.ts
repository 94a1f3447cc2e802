/** Fields of one line: texts, choices and dates. */
import { css } from 'lit';

export const fields = css`
  select,
  input[type='text'],
  input[type='date'] {
    height: 2.125rem;
    padding-inline: 0.5rem;
    border: 1px solid var(--tfs-control);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    color: var(--tfs-text);
    font-size: 0.8125rem;
    text-overflow: ellipsis;
  }

  input[aria-invalid='true'] {
    border-color: var(--tfs-bad);
  }
`;
