/** Texts of the card of those who cannot enable two-factor, in English. “It” in them is two-factor authentication. */
import { texts } from '../../i18n/texts.ts';

export const unavailableMessages = texts('unavailable', {
  title: 'Cannot enable two-factor',
  /** The headings. */
  cannot_one: '{{count}} account cannot enable it',
  cannot_other: '{{count}} accounts cannot enable it',
  /** Of some it is not known. */
  atLeast_one: 'At least {{count}} account cannot enable it',
  atLeast_other: 'At least {{count}} accounts cannot enable it',
  noneFound: 'No account found that cannot enable it',
  everyOneCan: 'Every account can enable it',
  nobody: 'No account is kept from it',
  notYet: 'It is not known yet who can enable it',
  notKnown: 'It is not known who can enable it',

  /** Why they cannot. `name` is a package’s; a feature list is a thing in WHM. */
  listLacks: 'The feature list of package {{name}} lacks two-factor authentication.',
  /** Of so many accounts; the number is not written. */
  listsLack_one: 'The feature list of its package lacks two-factor authentication.',
  listsLack_other: 'The feature list of their package lacks two-factor authentication.',
  /** From so many accounts; the number is not written. */
  taken_one: 'Two-factor authentication was taken from the account itself.',
  taken_other: 'Two-factor authentication was taken from the accounts themselves.',
  listsLackOrTaken:
    'The feature list of their package lacks two-factor authentication, or it was taken from the account itself.',
  nobodyAsked: 'None of the accounts that have a feature list is without a second factor.',
  asking: 'Asking WHM which accounts cannot enable two-factor: {{done}} of {{total}}',
  /** `asked` is a number, too. */
  askedFor_one: 'Asked for {{asked}} of {{count}} account since the list was loaded.',
  askedFor_other: 'Asked for {{asked}} of {{count}} accounts since the list was loaded.',
  refusedFor_one:
    'WHM did not tell of {{count}} account when asked for it alone: it may have been removed since the list was loaded.',
  refusedFor_other:
    'WHM did not tell of {{count}} accounts when asked for each of them alone: they may have been removed since the list was loaded.',
  /** “Refresh” is a button of the page. */
  refusedTooOften:
    'WHM refused to tell so often that asking was given up. Many accounts may have been removed since the list was loaded: Refresh reads it again.',
  failed: 'WHM does not tell which accounts cannot enable two-factor.',
  /** The reason is a sentence of WHM’s. */
  failedBecause: 'WHM does not tell which accounts cannot enable two-factor: {{reason}}',
  checkedAt: 'Checked at {{time}}',

  /** The table: of each package how many accounts, and why they cannot. */
  reason: 'Reason',
  accounts_one: '{{count}} account',
  accounts_other: '{{count}} accounts',
  noPackage: 'No package known',
  featureList: 'feature list “{{name}}”',
  ownOnly: 'the account’s own setting',
  /** Of a package’s accounts so many are kept from it by a setting of their own. */
  own_one: '{{count}} by their own setting',
  own_other: '{{count}} by their own setting',
  featureListAndOwn_one: 'feature list “{{name}}”; {{count}} by their own setting',
  featureListAndOwn_other: 'feature list “{{name}}”; {{count}} by their own setting',

  /** A page of WHM. */
  openFeatureManager: 'Open Feature Manager',
  checkAgain: 'Check again',
  /** So many are to be asked for yet. */
  ask_one: 'Find out which of these {{count}} cannot enable two-factor',
  ask_other: 'Find out which of these {{count}} cannot enable two-factor',
  stop: 'Stop',
});
