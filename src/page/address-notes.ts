/** What of the address cannot be followed: told above the list, and kept in the address. */
import { nothing } from 'lit';
import { viewMessages } from '../i18n/view-messages.ts';
import type { Stores } from '../state/stores.ts';
import { renderNote } from '../ui/note.ts';
import type { Navigation } from './navigation.ts';
import { partsWithoutEffect } from './parts-without-effect.ts';

export function renderAddressNotes(navigation: Navigation, { details }: Stores): unknown[] {
  const { broken, place } = navigation;
  const parts = details.state === 'missing' ? partsWithoutEffect(place) : [];
  return [
    broken.length > 0
      ? renderNote('warning', viewMessages.brokenAddress(broken.join(' ')))
      : nothing,
    parts.length > 0 ? renderNote('info', viewMessages.withoutEffect(parts.join(' '))) : nothing,
  ];
}
