/** The way to WHM's login page, and back. */
import { encodeText } from '../lib/encode-text.ts';

/** WHM's login page. @param path where it leads then, without the session's token */
export const loginPath = (path: string): string => `/login/?goto_uri=${encodeText(path)}`;
