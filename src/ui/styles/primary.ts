/** The button that most people press next. */
import { css } from 'lit';

export const primary = css`
  .button.primary {
    border-color: transparent;
    background: var(--tfs-primary);
    color: var(--tfs-surface);
  }
`;
