/** How the checkboxes and buttons in a table's rows look, and the line of further columns on a narrow screen: loaded with them. */
import { css } from 'lit';

export const rowMarks = css`
  /* Not behind the headers, or what sticks to the lower edge, when it gets the focus. */
  .rows :is(a, input, button) {
    scroll-margin-block: 3.5rem 5rem;
  }

  /* There the lower edge has more on it. */
  .narrow .rows :is(a, input, button) {
    scroll-margin-block: 1rem 11rem;
  }

  /* Over the whole row, behind its text. */
  .rows .on::before {
    content: '';
    position: absolute;
    inset: 0;
    z-index: -1;
    border-inline-start: 3px solid var(--tfs-primary);
    background: color-mix(in srgb, var(--tfs-primary) 8%, var(--tfs-surface));
  }

  .sort:hover,
  .title a:hover {
    text-decoration: underline;
  }

  .remark {
    display: block;
    color: var(--tfs-muted);
    font-size: 0.75rem;
    line-height: 1.1;
  }

  /* Badges for which there is no room beside the name stand below it. */
  .rows .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25rem;
    align-content: center;
    align-items: center;
    line-height: 1.25;
  }

  .rows .title a {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .narrow .rows .title {
    flex-wrap: nowrap;
    line-height: inherit;
  }

  .brief,
  .narrow .whole {
    display: none;
  }

  .narrow .brief {
    display: inline;
  }

  /* Each name is cut at its own end, in whichever direction the page runs. */
  .rows :is(.subtitle, .more) > bdi {
    display: block;
    width: fit-content;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .narrow .line > * {
    display: flex;
  }

  .mark label {
    display: block;
    margin: -0.75rem -0.5rem -0.75rem -1rem;
    padding: 0.75rem 0.5rem 0.75rem 1rem;
  }

  .mark input {
    display: block;
    width: 1rem;
    height: 1rem;
  }

  .head label span {
    display: none;
  }

  .head .end span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .quiet {
    display: grid;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--tfs-radius);
    background: none;
    color: var(--tfs-muted);
    font-weight: 700;
    cursor: pointer;
  }

  .quiet:hover {
    border-color: currentColor;
    color: var(--tfs-text);
  }

  .narrow .line {
    display: flex;
    grid-area: line;
    color: var(--tfs-muted);
    font-size: 0.8125rem;
  }

  .narrow .line > :not(:has(:empty))::before {
    content: '·';
    content: '·' / '';
    margin-inline: 0.375rem;
  }

  /* What is selected stays to be reached: the headers are seen while one of them has the focus. */
  .narrow .head:focus-within {
    inset-inline: 0;
    width: auto;
    height: auto;
    overflow: visible;
    clip-path: none;
  }

  .narrow .head .row > :not(.mark) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .narrow .head label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    font-size: 0.8125rem;
  }

  .narrow .head label span {
    display: inline;
  }

  .narrow .rows .mark label {
    margin-block: -1.25rem;
    padding-block: 1.25rem;
  }
`;
