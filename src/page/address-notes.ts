/** What of the address cannot be followed: told above the list, and kept in the address. */
import { nothing } from 'lit';
import { fill } from '../i18n/texts.ts';
import { viewMessages } from '../i18n/view-messages.ts';
import { visibleText } from '../lib/visible-text.ts';
import type { Stores } from '../state/stores.ts';
import { renderNote } from '../ui/note.ts';
import type { Navigation } from './navigation.ts';
import { partsWithoutEffect } from './parts-without-effect.ts';

type Words = typeof viewMessages.brokenAddress | typeof viewMessages.withoutEffect;

const naming = ({ title, text }: Words, parts: readonly string[]) => ({
  title,
  text: fill(text, { parts: visibleText(parts.join(' ')) }),
});

export function renderAddressNotes(navigation: Navigation, { details }: Stores): unknown[] {
  const { broken, place } = navigation;
  const parts = details.state === 'missing' ? partsWithoutEffect(place) : [];
  return [
    broken.length > 0 ? renderNote('warning', naming(viewMessages.brokenAddress, broken)) : nothing,
    parts.length > 0 ? renderNote('info', naming(viewMessages.withoutEffect, parts)) : nothing,
  ];
}
