/** How the parts of the page stand beside and below each other. */
import { css } from '../ui/styles/css.ts';

export const pageStyles = css`
  :host {
    isolation: isolate;
  }

  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }

  tfs-accounts,
  tfs-failure-alert,
  tfs-notes {
    display: contents;
  }

  /* What is known so soon is drawn at once in its place, below a note where there is one. */
  .waiting tfs-accounts > * {
    animation: unseen 1s step-end;
  }

  /* The list is there; whether a note stands above it is not known yet. */
  .held tfs-accounts > * {
    opacity: 0;
  }

  @keyframes unseen {
    from {
      opacity: 0;
    }
  }

  .top {
    display: flex;
    gap: 0.75rem;
    align-items: stretch;
    height: 2.25rem;
    margin-block-end: 0.25rem;
    border-block-end: 1px solid var(--tfs-border);
  }

  .tabs {
    display: flex;
    flex: 1;
    gap: 1.5rem;
    min-width: 0;
    overflow: auto hidden;
  }

  .tab {
    flex: none;
    padding: 0.375rem 0.125rem;
    border-block-end: 3px solid transparent;
    color: var(--tfs-muted);
    font-weight: 600;
    text-decoration: none;
  }

  .tab[aria-current='page'] {
    border-color: var(--tfs-primary);
    color: var(--tfs-primary);
  }

  .tab:focus-visible {
    outline-offset: -2px;
  }

  .loaded {
    padding-block: 0.5rem;
  }

  .short {
    display: none;
  }

  #refresh {
    min-width: 1.75rem;
    padding: 0 0.125rem;
    border: 0;
    background: none;
    color: var(--tfs-primary);
    font-size: 0.8125rem;
    font-weight: 600;
    cursor: pointer;
  }

  .turn {
    display: inline-block;
    font-size: 1rem;
  }

  .card {
    padding: 1rem 1.25rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
  }

  /* Room that is kept until they are there: a note of one line, what is told beside the answer, the tools. */
  .note-room {
    min-height: 2.5rem;
  }

  .fact {
    min-height: 1.45em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .trend {
    min-width: 11rem;
  }

  .policy {
    min-width: 4rem;
  }

  .actions {
    flex: 1 0 22rem;
    min-height: 2rem;
  }

  @media (max-width: 68.75rem) {
    .actions {
      flex-basis: 12rem;
    }
  }

  @media (max-width: 37.5rem) {
    .tabs {
      gap: 0.875rem;
    }

    .loaded,
    #refresh .name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .tab .name {
      display: none;
    }

    .short {
      display: inline;
    }

    .trend {
      flex: 1 0 100%;
      order: 1;
    }

    .actions {
      flex: none;
      min-width: 9.5rem;
      min-height: 2.5rem;
    }
  }

  @media (max-width: 22.5rem) {
    .top {
      gap: 0.375rem;
    }

    .tabs {
      gap: 0.75rem;
      font-size: 0.8125rem;
    }
  }
`;
