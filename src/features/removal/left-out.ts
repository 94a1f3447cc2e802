/** Whom a removal leaves out, and why. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { RemovalPlan } from './outcomes.ts';
import { removalMessages } from './removal-messages.ts';

export function renderLeftOut(
  { leftOut }: RemovalPlan,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (leftOut.length === 0) return nothing;
  const texts = removalMessages.leftOut;
  const without = leftOut.filter(({ why }) => why === 'not-enabled').length;
  const count = { count: without, text: formats.number(without) };
  return html`<section class="left-out">
    <h3>${texts.heading}</h3>
    <ul>
      ${leftOut.map(({ user, why }) =>
        why === 'not-enabled'
          ? nothing
          : html`<li>
              <bdi .textContent=${visibleText(texts[why](user))}></bdi>
            </li>`,
      )}
      ${
        without > 0
          ? html`<li>
              <bdi .textContent=${texts.notEnabled(count)}></bdi>
            </li>`
          : nothing
      }
    </ul>
  </section>`;
}
