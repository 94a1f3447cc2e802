/** Texts of the panel of one account, in English. */
import { texts } from '../../i18n/texts.ts';

export const panelMessages = texts('panel', {
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
  /** “Feature Manager” is a page of WHM. */
  featureManager: 'Open Feature Manager',

  /** How a domain with letters beyond a to z is written for machines: xn--… */
  storedAs: 'stored as {{domain}}',
  roleHints: {
    'server-administrator': 'This login opens every account of the server.',
    reseller: 'This login opens every account that the reseller owns.',
  },
  /** Instead of a domain or of contact addresses. */
  none: 'None',
  /** Instead of what WHM did not tell of the account. */
  notKnown: 'Not known',
  notKnownYet: 'Not known yet',
  whyNotKnown: {
    root: 'WHM’s list of accounts leaves the server administrator out.',
    details: 'WHM’s list of accounts did not tell it.',
  },

  /** Above links to pages of WHM. */
  places: 'In WHM',
});
