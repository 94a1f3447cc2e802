/** The look of the dialog "Write to owners". */
import { css } from 'lit';

export const reminderStyles = css`
  .wide {
    width: min(46rem, calc(100% - 1.5rem));
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .facts {
    display: grid;
    gap: 0.25rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--tfs-line);
    border-radius: var(--tfs-radius);
    background: color-mix(in srgb, var(--tfs-border) 20%, var(--tfs-surface));
  }

  .fact {
    display: grid;
    grid-template-columns: 1rem minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
  }

  .fact svg {
    width: 1rem;
    height: 1rem;
    fill: none;
    color: var(--tfs-muted);
    stroke: currentColor;
    stroke-width: 1.25px;
  }

  .fact.warning svg {
    color: var(--tfs-warn);
  }

  strong {
    font-weight: 600;
  }

  .link {
    min-width: 1.5rem;
    min-height: 1.5rem;
  }

  .list {
    display: grid;
    grid-column: 2 / -1;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: 0.125rem 1rem;
    max-height: 9rem;
    margin-block: 0.25rem;
    overflow: auto;
    font-size: 0.8125rem;
  }

  .field {
    display: grid;
    gap: 0.25rem;
  }

  label {
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .field input,
  .field select,
  .field textarea {
    width: 100%;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--tfs-control);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    color: inherit;
    font: inherit;
  }

  textarea {
    resize: vertical;
  }

  .warning:not(li) {
    padding-inline-start: 0.75rem;
    border-inline-start: 4px solid var(--tfs-warn);
  }

  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  .opened {
    color: var(--tfs-good);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .close {
    margin-inline-end: auto;
  }

  .said {
    flex: 1 1 100%;
  }

  /* Out of the line while there is nothing to be said: there, so that what is said is heard. */
  .unsaid {
    position: absolute;
  }

  @media (max-width: 37.5rem) {
    .content {
      display: flex;
      flex-direction: column;
      padding-inline: 1rem;
    }

    .content > * {
      flex: none;
    }

    /* It gives way, so that what is said below it is seen at once. */
    .content > .message {
      flex: 0 1 auto;
      grid-template-rows: auto minmax(0, 1fr);
      min-height: 8rem;
    }

    textarea {
      height: 100%;
    }

    .actions .button {
      flex: 1 1 auto;
      text-align: center;
    }
  }
`;
