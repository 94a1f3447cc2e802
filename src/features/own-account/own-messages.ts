/** Texts of the viewer's own account, in English. */

import { texts } from '../../i18n/texts.ts';

export const ownMessages = texts('own', {
  heading: 'My account',
  unknown: 'WHM did not tell whether you have a second factor.',
  without: 'Your login is protected by a password alone.',
  with: 'Besides the password, a code is asked for when you log in.',
  policyUnknown:
    'Your second factor is set up. WHM did not tell whether it asks for a code at login.',
  remove: 'Remove my two-factor',
  removing: 'Removing your two-factor…',
  removed: 'Your two-factor was removed: your password alone is enough now.',
  notRemoved: 'Your two-factor was not removed.',
  maybeRemoved: 'Your two-factor may still be there: reading it again failed.',
  stillEnabled: 'WHM gave no reason. It is still there.',
  confirmRemove:
    'Your password alone will be enough until you set it up again. The entry in your authenticator app is of no use then.',
  generateFailed: 'WHM gave no secret.',
  wrongCode: 'The code was not accepted.',
  setUpLost:
    'WHM’s answer was lost: two-factor may be on or not. Close this, and look under “My account”.',
  setUpElsewhere:
    'Two-factor is on, though: it may have been set up elsewhere, with another secret than this one.',
  setUpNotOn: 'WHM’s answer was lost. Two-factor is not on: try again with the next code.',
  setUpAnewLost:
    'WHM’s answer was lost: the new entry in your app may count, or still the old one. Try again with the next code.',
});
