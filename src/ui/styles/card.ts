/** A card of a tab, and the plain tables in it. */
import { css } from 'lit';

export const card = css`
  :host {
    padding: 0.875rem 1.25rem 1.25rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
  }

  header {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 0.625rem;
  }

  h2,
  h3 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
  }

  h3 {
    font-size: 0.875rem;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.375rem 0.75rem;
    border-block-end: 1px solid var(--tfs-line);
    text-align: start;
    font-weight: 400;
  }

  thead th {
    font-size: 0.8125rem;
    font-weight: 600;
  }

  /* More of a narrow window for what is in it. */
  @media (max-width: 30rem) {
    :host {
      padding-inline: 0.875rem;
    }
  }

  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
`;

/** Of a card that stands beside another: its heading gives way, and it goes by its own width. */
export const wrappingCard = css`
  section {
    container-type: inline-size;
  }

  header {
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin-block-end: 0.25rem;
  }
`;
