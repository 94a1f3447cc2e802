/** What is worth knowing above the list, in English. */
import { texts } from '../../i18n/texts.ts';

export const noteMessages = texts('notes', {
  policyOff: {
    title: 'The two-factor policy is off: nobody is asked for a code.',
    onlyProvider: 'Only your hosting provider can turn it on.',
  },
  /** A button: the two-factor policy. */
  turnOn: 'Turn the policy on',
  /** root is the name of a user. */
  rootWithout: {
    title: 'root has no second factor.',
    text: 'The most powerful login of this server is protected by a password alone.',
  },
  odd: {
    /** Of the list of two-factor records. The names of accounts follow. */
    list: {
      title_one: '{{count}} of WHM’s records is not readable, or not in full.',
      title_other: '{{count}} of WHM’s records are not readable, or not in full.',
      text: 'What cannot be read is shown as unknown or left empty. All other accounts are as WHM tells them. It is about:',
    },
    /** Of the list of accounts, with their owners and packages. The names of accounts follow. */
    details: {
      title_one:
        '{{count}} of the records in WHM’s list of accounts is not readable, or not in full.',
      title_other:
        '{{count}} of the records in WHM’s list of accounts are not readable, or not in full.',
      text: 'What cannot be read is left empty there. It is about:',
    },
  },
  /** So many accounts more than the ten that are named before it. */
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  /** So many records. */
  nameless_one: '{{count}} without a user name',
  nameless_other: '{{count}} without a user name',
  ownWithout: {
    title: 'You have no second factor.',
    text: 'Your own login, {{user}}, is protected by a password alone.',
  },
  ownUnknown: {
    title: 'WHM did not tell whether you have a second factor.',
    text: 'The list shows all accounts but your own, {{user}}.',
  },
  /** What WHM says follows. */
  remark: 'WHM remarks:',
});
