/** How what is loaded after the first rows stands in the page. */
import { css } from 'lit';
import { byHandStyles } from '../ui/by-hand.ts';

export const toolStyles = css`
  ${byHandStyles}

  .live,
  tfs-list-actions,
  tfs-list-tools,
  tfs-selection-bar,
  tfs-trend-card,
  tfs-breakdown-card,
  tfs-comparison-card,
  tfs-report-tools,
  tfs-account-dialog,
  tfs-removal-flow,
  tfs-set-up-dialog,
  tfs-policy-tab,
  tfs-own-account-tab {
    display: contents;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    align-items: center;
  }

  .tools p.line {
    min-height: 2.125rem;
  }

  .tools {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
    align-content: start;
  }

  .views,
  .actions {
    display: flex;
    gap: 0.625rem;
  }

  .views {
    flex: 1 1 12rem;
    /* Room for the outline of what has the focus. */
    margin: -0.25rem;
    padding: 0.25rem;
    overflow-x: auto;
  }

  .views > * {
    flex: none;
  }

  .tab {
    flex: none;
    padding: 0.25rem 0.125rem;
    border: 0;
    border-block-end: 3px solid transparent;
    background: none;
    color: var(--tfs-muted);
    font-weight: 600;
    cursor: pointer;
  }

  .tab:hover {
    color: var(--tfs-text);
  }

  .tab:focus-visible {
    outline-offset: -2px;
  }

  .tab[aria-current='page'] {
    border-color: var(--tfs-primary);
    color: var(--tfs-text);
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
    gap: 0.5rem 0.625rem;
    align-items: center;
    padding: 0.625rem 1rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    box-shadow: 0 -0.125rem 0.75rem rgb(0 0 0 / 16%);
  }

  .selection p {
    flex: 1 1 12rem;
  }

  .no-match {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    padding: 2.5rem 1rem;
  }

  .said:empty {
    display: none;
  }
`;
