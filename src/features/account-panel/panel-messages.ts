/** Texts of the panel of one account, in English. */

export const panelMessages = {
  asking: 'Asking WHM…',
  askedAt: (time: string) => `Checked at ${time}`,
  refused: 'WHM refused to tell of this account.',
  noAnswer: 'WHM tells nothing of an account of this name.',

  meaning: {
    unknown: 'WHM’s record of this account cannot be read.',
    enabled: 'Besides the password, a code is asked for at login.',
    policyUnknown:
      'A second factor is set up. WHM did not tell whether it asks for a code at login.',
    'not-enabled': 'This login is protected by a password alone.',
    cannotEnable:
      'This login is protected by a password alone. Its owner cannot enable two-factor: the account’s feature list lacks it.',
  },
  featureManager: 'Open Feature Manager',

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
    root: 'WHM’s list of accounts leaves the server administrator out.',
    details: 'WHM’s list of accounts did not tell it.',
  },

  places: 'In WHM',
} as const;
