/** How the cards of the tab Insights stand beside and below each other. */
import { css } from 'lit';

export const insightsStyles = css`
  .insights {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 1rem;
  }

  /* Each card fills its place: of two beside each other none ends before the other. */
  .insights > * {
    display: grid;
    grid-column: span 3;
    grid-template-columns: minmax(0, 1fr);
    min-height: 11rem;
  }

  .insights > tfs-trend-card {
    grid-column: span 4;
    min-height: 14.5rem;
  }

  .insights > tfs-last-visit-card {
    grid-column: span 2;
  }

  /* The room of what comes into it, mostly. */
  .insights > tfs-breakdown-card {
    min-height: 16rem;
  }

  .insights > tfs-exceptions-card {
    grid-column: 1 / -1;
    min-height: 0;
  }

  /* A reseller has one breakdown: the last card has its line for itself then. */
  .insights:not(:has(tfs-breakdown-card ~ tfs-breakdown-card)) > tfs-comparison-card {
    grid-column: 1 / -1;
  }

  /* WHM’s own menu takes a quarter of such a window. */
  @media (max-width: 64rem) {
    .insights {
      grid-template-columns: minmax(0, 1fr);
    }

    .insights > :is(*, tfs-trend-card, tfs-last-visit-card) {
      grid-column: 1 / -1;
      min-height: 0;
    }

    .insights > tfs-trend-card {
      min-height: 14.5rem;
    }

    .insights > tfs-breakdown-card {
      min-height: 12rem;
    }
  }
`;
