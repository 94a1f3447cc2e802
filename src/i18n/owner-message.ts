/** The reminder to the owners of accounts, in English. It names no address of the server: they know their own cPanel. */
import { texts } from './texts.ts';

export const ownerMessage = texts('ownerMessage', {
  subject: 'Please protect your hosting account with a second factor',
  /** An e-mail. “Security” and “Two-Factor Authentication” are what cPanel calls them in this language. */
  text: `Hello,

your hosting account has no second factor: whoever learns its password can log in as you. Two-factor authentication asks for a code from your phone besides the password.

How to set it up:
1. Log in to cPanel, as you always do.
2. Under Security, open Two-Factor Authentication.
3. Follow the steps there: you need an authenticator app on your phone.

It takes a few minutes. If you have a question, please ask us.

Thank you`,
});
