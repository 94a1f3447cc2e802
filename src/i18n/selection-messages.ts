/** Texts of selecting accounts and of the parts of the page, in English. */

export const selectionMessages = {
  select: (user: string) => `Select ${user}`,
  selectAll: 'Select all shown',
  /** Of the column of what one does with an account. */
  actions: 'Actions',
  actionsFor: (user: string) => `Actions for ${user}`,
  menu: { open: 'Open', write: 'Write to the owner…', setUp: 'Set up two-factor…' },
  /** The name of the bar. */
  selection: 'Selection',
  selected: (count: string) => `${count} selected`,
  selectedUnseen: (count: string, unseen: string) => `${count} selected, ${unseen} not shown`,
  notEnabled: (count: string) => `${count} not enabled`,
  enabled: (count: string, isPolicyOff: boolean) =>
    isPolicyOff ? `${count} set up, not enforced` : `${count} enabled`,
  unknown: (count: string) => `${count} unknown`,
  showSelected: 'Show selected only',
  write: 'Write to owners…',
  remove: 'Remove two-factor…',
  clear: 'Clear selection',
} as const;
