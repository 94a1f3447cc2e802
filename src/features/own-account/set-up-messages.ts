/** Texts of setting up the viewer's own second factor, in English. */

import { texts } from '../../i18n/texts.ts';

export const setUpMessages = texts('setUp', {
  anew: 'Once the new entry is turned on, the codes of the one in your app now stop working.',
  generating: 'WHM is making a secret…',
  scan: 'Scan the code with an authenticator app',
  noQrCode: 'Type the secret into an authenticator app',
  qrCode: 'QR code: scan it with an authenticator app; the same secret stands below as text',
  open: 'Open in authenticator app',
  account: 'Account',
  issuer: 'Name in the app',
  orType: 'or type the secret:',
  copySecret: 'Copy secret',
  copied: 'Copied',
  copyRefused: 'The browser did not let the page copy: the secret is selected, copy it',
  enter: 'Type the code that the app shows',
  code: 'Six-digit code',
  notSix: 'The code has six digits.',
  turnOn: 'Turn on two-factor',
  checking: 'WHM is checking the code…',
  clocks:
    'Codes depend on the time. Compare these clocks with that of your phone: they may differ by a few seconds only.',
  serverClock: 'Server: {{time}}',
  browserClock: 'This device: {{time}}',
  done: 'Two-factor is on.',
  doneText: 'From the next log-in, WHM asks for a code besides the password.',
  donePolicyOff:
    'The server’s policy is off: you are not asked for a code before the server administrator turns it on.',
  secondWay:
    'Keep a second way in: another device with the same entry, or somebody who can remove it for you.',
});
