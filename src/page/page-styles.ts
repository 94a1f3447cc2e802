/** How the parts of the page stand beside and below each other. */
import { css } from 'lit';

export const pageStyles = css`
  :host {
    isolation: isolate;
  }

  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
  }

  tfs-accounts,
  tfs-failure-alert,
  tfs-notes {
    display: contents;
  }

  /* Room that is kept until they are there. */
  .tabs {
    display: flex;
    gap: 1.25rem;
    height: 2.25rem;
    overflow: auto hidden;
    border-block-end: 1px solid var(--tfs-border);
  }

  .card {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem 1.5rem;
    padding: 1rem 1.25rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
  }

  tfs-summary {
    flex: 1 1 20rem;
    min-width: 0;
  }

  tfs-summary p {
    min-height: 1.45em;
  }

  /* The same: one line of a note, on a phone three. */
  .note-room {
    min-height: calc(2.51875rem + 2px);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }

  /* Room that is kept until they are there. */
  .tools {
    min-height: 4.875rem;
  }

  .actions {
    min-height: 2.125rem;
    margin-inline-start: auto;
  }

  .loaded {
    display: grid;
    gap: 0.5rem;
    align-content: start;
    justify-items: end;
  }

  .loaded p {
    min-height: 1.45em;
  }

  .turn {
    display: inline-block;
  }

  @media (prefers-reduced-motion: no-preference) {
    [aria-busy='true'] .turn {
      animation: turn 1s linear infinite;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (max-width: 37.5rem) {
    /* In one line, which leaves more of the window to the table. */
    .loaded {
      flex: 1 0 100%;
      grid-template-columns: 1fr auto;
      align-items: center;
      justify-items: start;
    }

    .note-room {
      min-height: calc(5.05625rem + 2px);
    }

    .actions {
      margin: 0;
    }

    .tools {
      min-height: 7.625rem;
    }
  }
`;
