/** What is worth knowing above the list, in English. */

import type { Count } from '../../i18n/messages.ts';
import { SET_UP } from '../../i18n/set-up-text.ts';

export const noteMessages = {
  policyOff: {
    title: 'The two-factor policy is off: nobody is asked for a code.',
    text: 'Who has two-factor has configured it, and it is not enforced. The server administrator turns the policy on under “Policy and issuer”.',
  },
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
  setUp: SET_UP,
  ownWithout: (user: string) => ({
    title: `Your own account, ${user}, has no second factor.`,
    text: 'Your login is protected by a password alone.',
  }),
  ownWith: (user: string, isPolicyOff: boolean) => ({
    title: `Your own account, ${user}, has two-factor ${isPolicyOff ? 'configured, not asked for' : 'enabled'}.`,
    text: 'WHM leaves it out of your list of accounts.',
  }),
  ownUnknown: (user: string) => ({
    title: `The state of your own account, ${user}, is unknown.`,
    text: 'WHM did not tell it. The list below is not affected.',
  }),
  remark: (text: string) => ({ title: 'WHM remarks:', text }),
} as const;
