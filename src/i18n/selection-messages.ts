/** Texts of selecting accounts and of the parts of the page, in English. */
import { texts } from './texts.ts';

export const selectionMessages = texts('selection', {
  /** Names the checkbox of one account. */
  select: 'Select {{user}}',
  selectAll: 'Select all shown',
  /** Of the column of what one does with an account. */
  actions: 'Actions',
  actionsFor: 'Actions for {{user}}',
  menu: { open: 'Open', write: 'Write to the owner…', setUp: 'Set up two-factor…' },
  /** The name of the bar that tells how many accounts are selected. */
  selection: 'Selection',
  /** Of accounts, as all that follow. */
  selected_one: '{{count}} selected',
  selected_other: '{{count}} selected',
  selectedUnseen_one: '{{count}} selected, {{unseen}} not shown',
  selectedUnseen_other: '{{count}} selected, {{unseen}} not shown',
  notEnabled_one: '{{count}} not enabled',
  notEnabled_other: '{{count}} not enabled',
  unknown_one: '{{count}} unknown',
  unknown_other: '{{count}} unknown',
  showSelected: 'Show selected only',
  remove: 'Remove two-factor…',
  clear: 'Clear selection',
});
