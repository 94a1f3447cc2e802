/** What the elements of the first rows share: WHM's own colours with fallbacks, buttons, focus. */
import { css } from './css.ts';

/**
 * The look of WHM: its custom properties follow the provider's branding, older versions lack them
 * (whm-facts, section 6), so each has its fallback here and is used by its own name elsewhere.
 */
export const tokens = css`
  :host {
    --tfs-primary: var(--cp-primary, #003da6);
    --tfs-text: var(--cp-body-color, #243746);
    --tfs-muted: color-mix(in srgb, var(--tfs-text) 78%, var(--tfs-surface));
    --tfs-surface: var(--cp-component-bg, #fff);
    --tfs-border: var(--cp-border-color, #c3c7cc);
    --tfs-line: color-mix(in srgb, var(--tfs-border) 50%, var(--tfs-surface));
    --tfs-control: #6f7a86;
    --tfs-radius: var(--cp-border-radius, 0.25rem);
    --tfs-good: #14713f;
    --tfs-bar: var(--cp-success, #198754);
    --tfs-bad: #b02a37;
    --tfs-warn: #b38600;
  }
`;

export const first = css`
  :host {
    display: block;
    color: var(--tfs-text);
    font: 400 0.875rem/1.45 var(--cp-font-sans-serif, 'Open Sans', system-ui, sans-serif);
  }

  :host([hidden]),
  [hidden] {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  p {
    margin: 0;
  }

  /* The page's own text runs as the page does, also where it begins with a name in Latin letters. */
  bdi:not([translate], :lang(en)) {
    direction: inherit;
  }

  /* iOS zooms the page in on a field whose text is smaller: whatever else is said of it. */
  @media (max-width: 37.5rem), (pointer: coarse) {
    input {
      font-size: max(16px, 1rem) !important;
    }
  }

  button,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  .button {
    display: inline-block;
    min-height: 2rem;
    padding: 0.3125rem 0.75rem;
    border: 1px solid var(--tfs-border);
    border-radius: var(--tfs-radius);
    background: var(--tfs-surface);
    color: var(--tfs-primary);
    font-size: 0.8125rem;
    font-weight: 600;
    cursor: pointer;
    text-decoration: none;
  }

  :focus-visible {
    outline: 2px solid var(--tfs-primary);
    outline-offset: 2px;
  }

  .muted {
    color: var(--tfs-muted);
    font-size: 0.8125rem;
  }

  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
