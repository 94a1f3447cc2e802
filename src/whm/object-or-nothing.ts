/** Reading `data` that holds a list under one of its members, and may be missing where that list is empty. */
import { WhmFailure } from './failure.ts';
import { asObject } from './perl-json.ts';

/**
 * The value as a JSON object; an empty one for nothing at all and for an empty list, which is how Perl may write an
 * empty hash.
 *
 * @param what names it in the failure
 * @throws WhmFailure `unreadable` for anything else: that is not “nothing to tell”
 */
export function objectOrNothing(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (Array.isArray(value) && value.length === 0) return {};
  const object = asObject(value ?? {});
  if (!object) throw new WhmFailure('unreadable', what);
  return object;
}
