/** Whose second factor may be removed from the list. */
import { ROOT_USER, type Account } from './account.ts';

/** Root and the viewer's own account are never removed from the list: their place is “My account”. */
export function canRemove({ user, isEnabled }: Account, viewer: string): boolean {
  return isEnabled === true && user !== viewer && user !== ROOT_USER;
}
