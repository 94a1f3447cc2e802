/** Texts of what has changed since the last visit, in English. */
import { texts } from '../../i18n/texts.ts';

export const lastVisitMessages = texts('lastVisit', {
  title: 'Since your last visit',
  change: 'Change',
  names: 'Names',
  /** What has happened to accounts: a number is before each, and below the other. `came` are accounts that were not there. */
  changes: { lost: 'lost', gained: 'gained', came: 'new', gone: 'gone' },
  /** So many accounts more than those that are named before it. */
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  fewer: 'Show fewer',
  /** The browser keeps no name, and the list of today does not have them. */
  noNames: 'Names are not kept',
  waiting: 'Comparing…',
  first: 'Nothing to compare with yet.',
  tooMany_one: 'Of more than {{count}} account nothing is kept.',
  tooMany_other: 'Of more than {{count}} accounts nothing is kept.',
  off: 'Turned off: nothing is kept.',
  kept: 'Kept in this browser only',
  unkept: 'This browser did not let the page keep this visit.',
  unforgotten: 'This browser did not let the page forget it.',
  turnOff: 'Turn off and forget',
  turnOn: 'Turn on',

  /** Their names follow. */
  lost_one: '{{count}} account has lost its second factor since your last visit:',
  lost_other: '{{count}} accounts have lost their second factor since your last visit:',
  dismiss: 'Dismiss',
});
