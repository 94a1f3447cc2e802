/** What stands in the page before the script runs, in English as in the template: the build adds the other languages there. */
import { texts } from './texts.ts';

export const bootMessages = texts('boot', {
  noScript:
    'Two-Factor Status needs JavaScript, which is switched off in this browser. Switch it on for this server and reload the page.',
  loading: 'Two-Factor Status is loading…',
  /** install.sh is the name of a file. */
  failed:
    'If nothing else appears here, the page could not be loaded. Reload it. If that does not help, ask the server administrator to run the plugin’s install.sh again. WHM itself works as before.',
});
