/** Texts of the server's two-factor policy and of the issuer, in English. */
import type { Count } from '../../i18n/messages.ts';

const NAME_IN_APPS = 'Name in authenticator apps (issuer)';

export const policyMessages = {
  heading: 'Policy',
  policy: 'Two-factor policy',
  on: 'On: whoever has a second factor is asked for a code at login.',
  off: 'Off: nobody is asked for a code.',
  asking: 'Asking WHM…',
  unknown: 'WHM did not tell whether the policy is on.',
  withSecondFactor: ({ count, text }: Count) =>
    count === 1 ? '1 account has a second factor.' : `${text} accounts have a second factor.`,
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
  turnOff: ({ count, text }: Count) =>
    count === 1
      ? '1 account with a second factor will no longer be asked for a code: its password alone will be enough.'
      : `${text} accounts with a second factor will no longer be asked for a code: their password alone will be enough.`,
  turnOffUncounted:
    'All accounts with a second factor will no longer be asked for a code: their password alone will be enough. How many they are is not known, as the list could not be read.',
  turnOffAction: 'Turn the policy off',
  cancel: 'Cancel',

  issuer: {
    heading: NAME_IN_APPS,
    meaning:
      'Authenticator apps show this server under this name. Apps that have the server already keep the old one.',
    label: NAME_IN_APPS,
    inUse: (issuer: string) =>
      `In use for you: ${issuer === '' ? 'the host name of the server' : issuer}`,
    systemWide: (issuer: string) => `System-wide: ${issuer}`,
    order:
      'An account uses its own name, else its owner’s, else the system-wide one, else the host name of the server.',
    root: 'Yours is the system-wide one.',
    others: 'Yours is the default for the accounts that you own.',
    empty: 'Empty goes back to your owner’s, or else to the system-wide one.',
    emptyOfOthers: (issuer: string) =>
      `Empty goes back to your owner’s, or else to the system-wide one, ${issuer}.`,
    emptyOfRoot: 'Empty goes back to the host name of the server.',
    rules: 'Letters (A–Z), digits, space, period, underscore and hyphen.',
    length: (count: string, most: string) => `${count} of ${most}`,
    tooLong: (most: string) => `Too long: ${most} characters are the most.`,
    character: (character: string) => `“${character}” is not accepted.`,
    loading: 'Asking WHM…',
    save: 'Save issuer',
    saving: 'Saving…',
    savedAt: (time: string) => `Saved at ${time}`,
    unread: 'The name in use could not be read.',
    notRead: 'Saved. Reading it again failed.',
    elsewhere: (issuer: string) => `It is “${issuer}” now: somebody else has changed it meanwhile.`,
    notSaved: (issuer: string) => `Not saved: it is still “${issuer}”.`,
    notKnown: 'WHM did not tell whether it was saved.',
  },
} as const;
