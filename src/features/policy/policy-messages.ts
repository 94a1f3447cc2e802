/** Texts of the server's two-factor policy and of the issuer, in English. */
import type { Count } from '../../i18n/messages.ts';

export const policyMessages = {
  heading: 'Policy',
  policy: 'Two-factor policy',
  on: 'On: whoever has two-factor is asked for a code at login.',
  off: 'Off: nobody is asked for a code, whatever the accounts have configured.',
  asking: 'Asking WHM…',
  unknown: 'WHM did not tell whether the policy is on.',
  configured: ({ count, text }: Count) =>
    count === 1
      ? '1 account has configured two-factor.'
      : `${text} accounts have configured two-factor.`,
  meaning:
    'While it is on, whoever has configured two-factor is asked for a code at the next login; it does not make anybody set it up. WHM restarts its service when it is switched, which takes some seconds.',
  onlyRoot: 'Only the server administrator can switch it.',
  phases: {
    sending: 'Switching…',
    waiting: 'WHM restarts its service. Waiting until it answers…',
  },
  isOn: 'The policy is on.',
  isOff: 'The policy is off.',
  stillOn: 'The policy is still on.',
  stillOff: 'The policy is still off.',
  notKnown: 'What the policy is now is not known.',
  turnOffHeading: 'Turn the two-factor policy off',
  turnOff: ({ count, text }: Count) =>
    `${
      count === 1 ? '1 account that has' : `${text} accounts that have`
    } configured two-factor will no longer be asked for a code: their password alone is enough.`,
  turnOffUncounted:
    'All accounts that have configured two-factor will no longer be asked for a code: their password alone is enough. How many they are is not known: the list of accounts has not been read.',
  turnOffAction: 'Turn the policy off',
  cancel: 'Cancel',

  issuer: {
    heading: 'Issuer',
    meaning:
      'The name under which authenticator apps show this server. A change holds for new set-ups only: apps that have the server already keep the old name.',
    label: 'Issuer',
    inUse: (issuer: string) =>
      `In use for you: ${issuer === '' ? 'the host name of the server' : issuer}`,
    systemWide: (issuer: string) => `System-wide: ${issuer}`,
    order:
      'An account uses its own; if it has none, its owner’s; if that has none, the system-wide one; otherwise the host name of the server.',
    root: 'As the server administrator you set the system-wide one, the default for everybody.',
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
    unread: 'What WHM has could not be read.',
    notRead: 'Saved; it could not be read again.',
    elsewhere: (issuer: string) => `WHM has “${issuer}” now: it was changed elsewhere meanwhile.`,
    notSaved: (issuer: string) => `Not saved: read again, WHM has “${issuer}”.`,
    notKnown: 'Whether it was saved is not known.',
  },
} as const;
