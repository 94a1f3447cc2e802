/** Texts of writing to owners, in English. */
import type { Count } from '../../i18n/messages.ts';
import type { LeftOutReason } from './recipients.ts';

const isOne = ({ count }: Count): boolean => count === 1;

const counted = (count: Count, one: string, many: string): string =>
  `${count.text} ${isOne(count) ? one : many}`;

const accounts = (count: Count): string => counted(count, 'account', 'accounts');

/** Why they are left out: one account, several. */
const REASONS: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  enabled: ['it has two-factor already', 'they have two-factor already'],
  'cannot-enable': ['it cannot enable two-factor', 'they cannot enable two-factor'],
  unknown: [
    'WHM does not tell whether it has two-factor',
    'WHM does not tell whether they have two-factor',
  ],
};

export const reminderMessages = {
  heading: 'Write to owners',

  addresses: (count: Count) => counted(count, 'address', 'addresses'),
  /** @param sharing how many accounts have an address in common with another, and how many such addresses there are */
  ofAccounts: (
    count: Count,
    sharing: { readonly accounts: Count; readonly addresses: Count },
  ): string => {
    const shared = isOne(sharing.addresses) ? 'one' : `${sharing.addresses.text} of them`;
    const share = `; ${accounts(sharing.accounts)} share ${shared}`;
    return `of ${accounts(count)}${sharing.accounts.count === 0 ? '' : share}`;
  },
  withoutAddress: (count: Count) =>
    isOne(count)
      ? `${count.text} account has no address:`
      : `${count.text} accounts have no address:`,
  leftOut: (count: Count) => `${accounts(count)} left out:`,
  leftOutBecause: (reason: LeftOutReason, count: Count) => REASONS[reason][isOne(count) ? 0 : 1],
  and: (more: string) => `and ${more} more`,
  show: 'Show',
  hide: 'Hide',
  /** What “Show” shows, for who does not see what it stands beside. */
  lists: {
    addresses: 'the addresses',
    'no-address': 'the accounts without an address',
    enabled: 'the accounts that have two-factor',
    'cannot-enable': 'the accounts that cannot enable two-factor',
    unknown: 'the accounts of which it is unknown',
  },
  reading: 'Reading the addresses…',
  notTold: 'WHM does not tell you the contact addresses of accounts.',
  notToldHint: 'Copy the message, and send it to the addresses that you have.',
  nobody: 'There is no address to write to.',

  subject: 'Subject',
  message: 'Message',
  resetText: 'Reset text',
  nothingIsSent:
    'Nothing is sent by this page. Your mail program gets the addresses as Bcc: owners do not see each other.',

  copyAddresses: 'Copy addresses',
  copyMessage: 'Copy message',
  openMail: 'Open in mail program',
  inParts: (parts: string) =>
    `Your mail program takes so many addresses at once only in ${parts} parts:`,
  parts: 'Parts',
  openPart: (part: string, parts: string) => `Open part ${part} of ${parts}`,
  opened: 'Opened',
  tooMany:
    'These are too many addresses to hand to a mail program: copy them, and put them into its Bcc field.',
  textTooLong:
    'The text is too long to be handed to a mail program: copy the message, and paste it there.',

  copiedAddresses: (count: Count) => `Copied ${counted(count, 'address', 'addresses')}`,
  copiedMessage: 'Copied the message',
  mailOpened:
    'Your mail program should open now. If it does not, copy the addresses and the message.',
  partOpened: (part: string, parts: string) =>
    `Your mail program should open part ${part} of ${parts} now.`,
} as const;
