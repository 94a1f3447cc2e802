/** How what is loaded after the first rows stands in the page. */
import { css } from 'lit';

export const toolStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    align-items: center;
  }

  .tools > p.line {
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

  .no-match {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    padding: 2.5rem 1rem;
  }

  .said:empty {
    display: none;
  }

  .by-hand {
    width: 100%;
    font: inherit;
  }
`;
