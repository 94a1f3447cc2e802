/** Texts of the viewer's own account, in English. */

import { SET_UP } from '../../i18n/set-up-text.ts';

export const ownMessages = {
  heading: 'My account',
  asking: 'Asking WHM…',
  askedAt: (time: string) => `Asked at ${time}`,
  unknown: 'Whether you have two-factor is not known.',
  without: 'Your login is protected by a password alone.',
  with: 'Besides the password, a code is asked for when you log in.',
  configured: 'You have two-factor configured, but the server asks nobody for a code.',
  policyUnknown:
    'You have two-factor configured. WHM did not tell whether codes are asked for at login.',
  setUp: SET_UP,
  setUpAgain: 'Set up again',
  remove: 'Remove my two-factor',
  removing: 'Removing your two-factor…',
  removed: 'Your two-factor was removed: your password alone is enough now.',
  notRemoved: 'Your two-factor was not removed.',
  maybeRemoved: 'Whether your two-factor was removed is not known: it could not be read again.',
  noReason: 'WHM gave no reason.',
  stillEnabled: 'WHM gave no reason. Read again, it is still there.',
  confirmRemove: (user: string) =>
    `${user} logs in with the password alone then, until two-factor is set up anew. The entry in your authenticator app is of no use any more.`,
  cancel: 'Cancel',
  generateFailed: 'WHM gave no secret.',
  wrongCode: 'The code was not accepted.',
  setUpLost:
    'The answer of WHM was lost: whether two-factor is on is not known. Close this, and look what stands under “My account”.',
  setUpElsewhere:
    'Read again, two-factor is on all the same: it may have been set up elsewhere meanwhile, with another secret than this one.',
  setUpNotOn:
    'The answer of WHM was lost. Read again, two-factor is not on: try again with the next code.',
  setUpAnewLost:
    'The answer of WHM was lost: whether the new entry in your app counts or the one from before is not known. Try again with the next code.',
} as const;
