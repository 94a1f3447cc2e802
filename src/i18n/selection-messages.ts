/** Texts of selecting accounts and of the parts of the page, in English. */

export const selectionMessages = {
  tabs: { '': 'Accounts', policy: 'Policy and issuer', own: 'My account' },

  select: (user: string) => `Select ${user}`,
  selectAll: 'Select all shown',
  /** Of the column of what one does with an account. */
  actions: 'Actions',
  /** The name of the bar. */
  selection: 'Selection',
  selected: (count: string) => `${count} selected`,
  kinds: (enabled: string, notEnabled: string, isPolicyOff: boolean) =>
    isPolicyOff
      ? `${enabled} set up, not enforced; ${notEnabled} not enabled`
      : `${enabled} enabled, ${notEnabled} not enabled`,
  /** After the others. */
  unknown: (count: string) => `, ${count} unknown`,
  remove: 'Remove two-factor…',
  clear: 'Clear selection',
} as const;
