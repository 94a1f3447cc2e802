/** Whom a removal does not change, and why: a line for each reason. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { renderFilled } from '../../ui/filled-text.ts';
import { renderNames } from './named-users.ts';
import type { RemovalPlan, WhyLeftOut } from './outcomes.ts';
import { removalMessages } from './removal-messages.ts';

export function renderLeftOut(
  { leftOut }: RemovalPlan,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (leftOut.length === 0) return nothing;
  const { heading, line, whys } = removalMessages.leftOut;
  const reasons = Object.keys(whys) as WhyLeftOut[];
  return html`<section class="left-out">
    <h3>${heading}</h3>
    <ul>
      ${reasons.map((why) => {
        const users = leftOut.filter((one) => one.why === why).map(({ user }) => user);
        return users.length === 0
          ? nothing
          : html`<li>
              ${renderFilled(line, {
                users: renderNames(users, formats),
                why: html`<bdi .textContent=${whys[why]}></bdi>`,
              })}
            </li>`;
      })}
    </ul>
  </section>`;
}
