/** Texts of the panel of one account, in English. */

export const panelMessages = {
  close: 'Close',
  asking: 'Asking WHM…',
  askedAt: (time: string) => `Asked at ${time}`,
  refused: 'WHM refused to tell of this account.',
  noAnswer: 'WHM tells nothing of an account of this name.',

  meaning: {
    unknown: 'WHM’s record of this account cannot be read.',
    enabled: 'Besides the password, a code is asked for at login.',
    configured: 'Two-factor is configured, but the server asks nobody for a code.',
    policyUnknown:
      'Two-factor is configured. WHM did not tell whether codes are asked for at login.',
    'not-enabled': 'This login is protected by a password alone.',
    cannotEnable:
      'This login is protected by a password alone, and its owner cannot enable two-factor: the account’s feature list lacks it. To make it available, change the feature list of the account’s package.',
  },

  storedAs: (domain: string) => `stored as ${domain}`,
  roleHints: {
    'server-administrator': 'This login opens every account of the server.',
    reseller: 'This login opens every account that the reseller owns.',
    account: '',
  },
  none: 'None',
  notKnown: 'Not known',
  notKnownYet: 'Not known yet',
  whyNotKnown: {
    root: 'WHM’s list of accounts does not have the server administrator: what is not known of it is not told there.',
    details: 'WHM’s list of accounts did not tell what is not known here.',
  },

  places: 'In WHM',
} as const;
