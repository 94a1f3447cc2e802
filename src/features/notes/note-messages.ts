/** What is worth knowing above the list, in English. */

import type { Count } from '../../i18n/messages.ts';

export const noteMessages = {
  policyOff: {
    title: 'The two-factor policy is off: nobody is asked for a code.',
    onlyProvider: 'Only your hosting provider can turn it on.',
  },
  turnOn: 'Turn the policy on',
  rootWithout: {
    title: 'root has no second factor.',
    text: 'The most powerful login of this server is protected by a password alone.',
  },
  odd: {
    list: ({ count, text }: Count) => ({
      title: `${text} of WHM’s records ${count === 1 ? 'is' : 'are'} not readable, or not in full.`,
      text: 'What cannot be read is shown as unknown or left empty. All other accounts are as WHM tells them. It is about:',
    }),
    details: ({ count, text }: Count) => ({
      title: `${text} of the records in WHM’s list of accounts ${count === 1 ? 'is' : 'are'} not readable, or not in full.`,
      text: 'What cannot be read is left empty there. It is about:',
    }),
  },
  /** After the first ten. */
  more: (count: string) => `${count} more`,
  nameless: (count: string) => `${count} without a user name`,
  ownWithout: (user: string) => ({
    title: 'You have no second factor.',
    text: `Your own login, ${user}, is protected by a password alone.`,
  }),
  ownUnknown: (user: string) => ({
    title: 'WHM did not tell whether you have a second factor.',
    text: `The list shows all accounts but your own, ${user}.`,
  }),
  remark: (text: string) => ({ title: 'WHM remarks:', text }),
} as const;
