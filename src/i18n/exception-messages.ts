/** Texts of exceptions: who is excused from two-factor authentication. In English. */
import { texts } from './texts.ts';

export const exceptionMessages = texts('exceptions', {
  /** The name of a card of all of them. */
  title: 'Exceptions',
  /** That an account is excused from having a second factor: a filter, and a line of the panel. */
  name: 'Exception',
  /** What can be chosen in the filter. */
  states: { excused: 'Excused', expired: 'Expired' },
  /** Beside a user's name, and in the panel. `day` is the last one that counts. */
  excusedUntil: 'Excused until {{day}}',
  expiredAfter: 'Exception expired after {{day}}',
  /** Behind “31 of 40 accounts have no second factor.” */
  ofWhich_one: 'of which {{count}} is excused',
  ofWhich_other: 'of which {{count}} are excused',
  /** Among the insights. `excused` is a number, too; `count` is the number of exceptions that have expired. */
  excused_one: '{{count}} excused',
  excused_other: '{{count}} excused',
  excusedAndExpired_one: '{{excused}} excused, {{count}} has expired',
  excusedAndExpired_other: '{{excused}} excused, {{count}} have expired',
  reason: 'Reason',
  approvedBy: 'Approved by',
  /** Of a system in which requests are kept. */
  ticket: 'Ticket',
  /** Above a command. */
  toExcuse: 'To excuse this account, run as root on the server:',
  copyCommand: 'Copy command',
  commandCopied: 'Command copied',
  /** A file has lines that are wrong. `lines` are numbers. */
  broken: {
    title: 'Some lines of the exceptions excuse nobody.',
    text: 'exceptions.csv, line {{lines}}: “whm-2fa exceptions check” on the server tells why.',
  },
  unreadable: {
    title: 'The file of the exceptions cannot be read: nobody is excused.',
    text: '“whm-2fa exceptions check” on the server tells why.',
  },
});
