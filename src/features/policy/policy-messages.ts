/** Texts of the server's two-factor policy and of the issuer, in English. */
import { texts } from '../../i18n/texts.ts';

export const policyMessages = texts('policy', {
  heading: 'Policy',
  policy: 'Two-factor policy',
  on: 'On: whoever has a second factor is asked for a code at login.',
  off: 'Off: nobody is asked for a code.',
  unknown: 'WHM did not tell whether the policy is on.',
  withSecondFactor_one: '{{count}} account has a second factor.',
  withSecondFactor_other: '{{count}} accounts have a second factor.',
  meaning:
    'It makes nobody set up a second factor. WHM restarts its service when you switch it, which takes some seconds.',
  onlyProvider: {
    on: 'Only your hosting provider can turn it off.',
    off: 'Only your hosting provider can turn it on.',
    unknown: 'Only your hosting provider can switch it.',
  },
  phases: {
    sending: 'Switching…',
    waiting: 'WHM is restarting its service. Waiting for its answer…',
  },
  isOn: 'The policy is on.',
  isOff: 'The policy is off.',
  stillOn: 'The policy is still on.',
  stillOff: 'The policy is still off.',
  notKnown: 'WHM did not tell what the policy is now.',
  turnOffHeading: 'Turn the two-factor policy off',
  turnOff_one:
    '{{count}} account with a second factor will no longer be asked for a code: its password alone will be enough.',
  turnOff_other:
    '{{count}} accounts with a second factor will no longer be asked for a code: their password alone will be enough.',
  turnOffUncounted:
    'All accounts with a second factor will no longer be asked for a code: their password alone will be enough. How many they are is not known, as the list could not be read.',
  turnOffAction: 'Turn the policy off',

  issuer: {
    name: 'Name in authenticator apps (issuer)',
    meaning:
      'Authenticator apps show this server under this name. Apps that have the server already keep the old one.',
    inUse: 'In use for you: {{issuer}}',
    inUseIsHostName: 'In use for you: the host name of the server',
    /** The name that root has set for everybody. */
    systemWide: 'System-wide: {{issuer}}',
    order:
      'An account uses its own name, else its owner’s, else the system-wide one, else the host name of the server.',
    root: 'Yours is the system-wide one.',
    others: 'Yours is the default for the accounts that you own.',
    /** What it means to leave the field empty. */
    empty: 'Empty goes back to your owner’s, or else to the system-wide one.',
    emptyOfOthers: 'Empty goes back to your owner’s, or else to the system-wide one, {{issuer}}.',
    emptyOfRoot: 'Empty goes back to the host name of the server.',
    rules: 'Letters (A–Z), digits, space, period, underscore and hyphen.',
    /** How many characters of how many: 12 of 32. */
    length: '{{length}} of {{most}}',
    tooLong_one: 'Too long: {{count}} character is the most.',
    tooLong_other: 'Too long: {{count}} characters are the most.',
    character: '“{{character}}” is not accepted.',
    save: 'Save issuer',
    saving: 'Saving…',
    savedAt: 'Saved at {{time}}',
    unread: 'The name in use could not be read.',
    notRead: 'Saved. Reading it again failed.',
    elsewhere: 'It is “{{issuer}}” now: somebody else has changed it meanwhile.',
    notSaved: 'Not saved: it is still “{{issuer}}”.',
    notKnown: 'WHM did not tell whether it was saved.',
  },
});
