/** That the server's file of exceptions has lines that excuse nobody: told to root, who alone can put it right. */
import { nothing } from 'lit';
import { exceptionMessages } from '../i18n/exception-messages.ts';
import { fill } from '../i18n/texts.ts';
import type { ExceptionsStore } from '../state/exceptions-store.ts';
import { renderNote } from '../ui/note.ts';

export function renderExceptionsNote({ file }: ExceptionsStore): unknown {
  const { faults } = file;
  const { broken, unreadable } = exceptionMessages;
  if (faults.length === 0) return nothing;
  if (faults[0] === 0) return renderNote('warning', unreadable);
  // As an editor counts them.
  const lines = faults.join(', ');
  return renderNote('warning', { title: broken.title, text: fill(broken.text, { lines }) });
}
