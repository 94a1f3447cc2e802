/** The line above the list that tells of those who cannot enable two-factor, or asks for them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import { viewMessages } from '../../i18n/view-messages.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { AvailabilityStore } from '../../state/availability-store.ts';

/** @param users those who have not enabled it */
export function renderUnavailable(
  unavailable: AvailabilityStore,
  users: readonly string[],
  formats: Formats,
): TemplateResult | typeof nothing {
  const { progress, failure, isKnown, hasAsked, refused, isGivenUp } = unavailable;
  if (progress) {
    const { done, total } = progress;
    const text = viewMessages.asking(formats.number(done), formats.number(total));
    return html`<div class="line muted">
      <progress aria-label=${text} max=${total} .value=${done}></progress>
      <p><bdi .textContent=${text}></bdi></p>
      <button class="button" @click=${() => unavailable.stop()}>${viewMessages.stop}</button>
    </div>`;
  }
  const unanswered = unavailable.unanswered(users);
  const isPartly = unanswered.length > 0 && (isKnown || (hasAsked && !failure));
  const texts = [
    failure ? viewMessages.askFailed(failure.reason) : '',
    isKnown ? viewMessages.notAvailable : '',
    isPartly
      ? viewMessages.askedFor(
          formats.number(users.length - unanswered.length),
          formats.number(users.length),
        )
      : '',
    refused > 0 ? viewMessages.refusedFor({ count: refused, text: formats.number(refused) }) : '',
    isGivenUp ? viewMessages.refusedTooOften : '',
  ].filter((text) => text !== '');
  const canAsk = unanswered.length > 0 && failure?.kind !== 'not-permitted';
  if (texts.length === 0 && !canAsk) return nothing;
  return html`<div class="line muted">
    ${texts.map((text) => html`<p><bdi .textContent=${visibleText(text)}></bdi></p>`)}
    ${
      canAsk
        ? html`<button class="button" @click=${() => void unavailable.ask(unanswered)}>
            <bdi .textContent=${viewMessages.ask(formats.number(unanswered.length))}></bdi>
          </button>`
        : nothing
    }
  </div>`;
}
