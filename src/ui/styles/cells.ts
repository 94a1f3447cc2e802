/** What may stand in a table's cell: badges, and a state as a word with a sign. */
import { css } from './css.ts';

export const cells = css`
  .badge {
    display: inline-block;
    margin-inline-start: 0.125rem;
    padding: 0 0.3125rem;
    border: 1px solid var(--tfs-border);
    border-radius: 0.1875rem;
    color: var(--tfs-muted);
    font-size: 0.6875rem;
    font-weight: 400;
    line-height: 1.4;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: middle;
  }

  .badge + .badge {
    flex: none;
  }

  .state {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }

  .state > span {
    overflow: hidden;
    line-height: 1.25;
    text-overflow: ellipsis;
  }

  .title a {
    flex: none;
    color: inherit;
    text-decoration: none;
  }

  .none {
    color: var(--tfs-muted);
  }

  .good {
    color: var(--tfs-good);
  }

  .bad {
    color: var(--tfs-bad);
  }

  /* Drawn with borders, which forced colours keep. */
  .sign {
    display: grid;
    flex: none;
    place-items: center;
    width: 1rem;
    height: 1rem;
    border: 1.5px solid;
    border-radius: 50%;
  }

  .bad > .sign::after,
  .none > .sign::after {
    content: '';
    width: 0.5rem;
    border-block-start: 2px solid;
  }

  .none > .sign::after {
    rotate: -45deg;
  }

  .good > .sign::after {
    content: '';
    width: 0.25rem;
    height: 0.45rem;
    margin-block-end: 0.125rem;
    border: solid;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
`;
