/** How what is loaded after the first rows stands in the page. */
import { css } from 'lit';
import { byHandStyles } from '../ui/by-hand.ts';
import { primary } from '../ui/styles/primary.ts';

export const toolStyles = css`
  ${byHandStyles}
  ${primary}

  tfs-list-actions,
  tfs-filters,
  tfs-row-menu,
  tfs-selection-bar,
  tfs-trend-card,
  tfs-last-visit-card,
  tfs-lost-note,
  tfs-breakdown-card,
  tfs-unavailable-card,
  tfs-comparison-card,
  tfs-report-tools,
  tfs-account-dialog,
  tfs-reminder-dialog,
  tfs-removal-flow,
  tfs-set-up-dialog,
  tfs-policy-tab,
  tfs-own-account-tab {
    display: contents;
  }

  .actions {
    position: relative;
    display: flex;
    gap: 0.5rem;
    align-items: start;
  }

  .between {
    flex: 1;
  }

  /* Over what is below it: nothing moves for it. */
  .outcome {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 3;
    max-width: min(28rem, calc(100vw - 2rem));
  }

  .selecting .outcome {
    inset-block: auto calc(100% + 0.5rem);
  }

  .outcome .said:not(:empty) {
    padding: 0.625rem 0.875rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    box-shadow: 0 0.25rem 0.75rem rgb(0 0 0 / 16%);
  }

  /* The tabs are told whole before the time is. */
  .tabs {
    flex-basis: auto;
  }

  /* In Firefox it would lie over them. */
  @supports (scrollbar-width: none) {
    .tabs {
      scrollbar-width: none;
    }
  }

  .loaded {
    flex: 0 9999 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tab:hover {
    color: var(--tfs-text);
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

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    align-items: center;
  }

  .why {
    margin-block-end: 0.75rem;
  }

  .hits {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--tfs-line);
  }

  .hits p {
    font-weight: 600;
  }

  tfs-narrowing {
    display: grid;
    gap: 0.5rem;
  }

  tfs-narrowing:empty {
    display: none;
  }

  .narrowing {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    min-height: 1.75rem;
  }

  .narrowing p {
    font-weight: 600;
  }

  .chip {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    max-width: 100%;
    padding-inline: 0.75rem;
    border: 1px solid var(--tfs-primary);
    border-radius: 1rem;
    background: color-mix(in srgb, var(--tfs-primary) 8%, var(--tfs-surface));
    overflow-wrap: anywhere;
    text-align: start;
    cursor: pointer;
  }

  .chip span {
    color: var(--tfs-primary);
  }

  .tab-content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
  }

  .tab-content[hidden] {
    display: none;
  }

  .selecting {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
  }

  .selection {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    padding: 0.625rem 1rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    box-shadow: 0 -0.125rem 0.75rem rgb(0 0 0 / 16%);
  }

  .selection p {
    display: flex;
    flex: 1 1 12rem;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: center;
  }

  .selection .danger {
    border-color: currentColor;
    color: var(--tfs-bad);
  }

  .no-match {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    padding: 2.5rem 1rem;
  }

  @media (max-width: 37.5rem) {
    .hits .button {
      min-height: 2.5rem;
    }

    /* The button says it. */
    .hits p {
      display: none;
    }

    .hits .button.primary {
      flex: 1;
    }

    .selection p {
      flex-basis: 100%;
    }
  }

  /* Whoever asks for more contrast sees no grey text and no pale line: everywhere below the page. */
  @media (prefers-contrast: more) {
    :host {
      --tfs-muted: var(--tfs-text);
      --tfs-border: var(--tfs-text);
      --tfs-line: var(--tfs-control);
      --tfs-control: var(--tfs-text);
    }

    .button,
    .chip {
      border-color: currentColor;
    }
  }

  /* There a border that is not to be seen has a colour as well. */
  @media (forced-colors: active) {
    .tab:not([aria-current='page']) {
      border-color: Canvas;
    }
  }
`;
