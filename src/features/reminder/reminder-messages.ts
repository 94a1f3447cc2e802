/** Texts of writing to owners, in English. */
import { texts } from '../../i18n/texts.ts';

export const reminderMessages = texts('reminder', {
  heading: 'Write to owners',

  /** In bold, within “toAccounts”. */
  addresses_one: '{{count}} address',
  addresses_other: '{{count}} addresses',
  /** `addresses` is one of the texts before: 2 addresses of 3 accounts. */
  toAccounts_one: '{{addresses}} of {{count}} account',
  toAccounts_other: '{{addresses}} of {{count}} accounts',
  /** The text before with one of the next two: 2 addresses of 3 accounts; 2 accounts share one. */
  withSharing: '{{accounts}}; {{sharing}}',
  /** Several accounts have one address in common. */
  shareOne_one: '{{count}} account shares one',
  shareOne_other: '{{count}} accounts share one',
  /** They share more than one address; `addresses` is a number. */
  shareMore_one: '{{count}} account shares {{addresses}} of them',
  shareMore_other: '{{count}} accounts share {{addresses}} of them',
  /** In bold; names of accounts follow. */
  withoutAddress_one: '{{count}} account has no address:',
  withoutAddress_other: '{{count}} accounts have no address:',
  /** In bold; one of the reasons follows. */
  leftOut_one: '{{count}} account left out:',
  leftOut_other: '{{count}} accounts left out:',
  /** Why so many accounts are left out. */
  because: {
    enabled_one: 'it has two-factor already',
    enabled_other: 'they have two-factor already',
    'cannot-enable_one': 'it cannot enable two-factor',
    'cannot-enable_other': 'they cannot enable two-factor',
    unknown_one: 'WHM does not tell whether it has two-factor',
    unknown_other: 'WHM does not tell whether they have two-factor',
  },
  /** The first names, and how many there are besides. */
  namesAndMore_one: '{{names}} and {{count}} more',
  namesAndMore_other: '{{names}} and {{count}} more',
  /** At the end of a long list. */
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  /** On a button; what it shows is in “showList”. */
  show: 'Show',
  hide: 'Hide',
  /** The whole name of the button, for who does not see what it stands beside: begins with the text of “show”. */
  showList: {
    addresses: 'Show the addresses',
    'no-address': 'Show the accounts without an address',
    enabled: 'Show the accounts that have two-factor',
    'cannot-enable': 'Show the accounts that cannot enable two-factor',
    unknown: 'Show the accounts of which it is unknown',
  },
  /** The same once it is shown: begins with the text of “hide”. */
  hideList: {
    addresses: 'Hide the addresses',
    'no-address': 'Hide the accounts without an address',
    enabled: 'Hide the accounts that have two-factor',
    'cannot-enable': 'Hide the accounts that cannot enable two-factor',
    unknown: 'Hide the accounts of which it is unknown',
  },
  /** Names of these lists. */
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

  /** Of the message. */
  language: 'Language',
  subject: 'Subject',
  message: 'Message',
  resetText: 'Reset text',
  nothingIsSent:
    'Nothing is sent by this page. Your mail program gets the addresses as Bcc: owners do not see each other.',

  copyAddresses: 'Copy addresses',
  copyMessage: 'Copy message',
  openMail: 'Open in mail program',
  inParts_one: 'Your mail program takes so many addresses at once only in {{count}} part:',
  inParts_other: 'Your mail program takes so many addresses at once only in {{count}} parts:',
  parts: 'Parts',
  openPart: 'Open part {{part}} of {{parts}}',
  /** Beside a part that was opened. */
  opened: 'Opened',
  tooMany:
    'These are too many addresses to hand to a mail program: copy them, and put them into its Bcc field.',
  textTooLong:
    'The text is too long to be handed to a mail program: copy the message, and paste it there.',

  copiedAddresses_one: 'Copied {{count}} address',
  copiedAddresses_other: 'Copied {{count}} addresses',
  copiedMessage: 'Copied the message',
  mailOpened:
    'Your mail program should open now. If it does not, copy the addresses and the message.',
  partOpened: 'Your mail program should open part {{part}} of {{parts}} now.',
});
