/** The addresses in a contact field: what a mail can be sent to. */

/** As WHM stores it: one address or several. */
const BETWEEN = /[\s,;]+/;
/** What a mail program would not understand, or understand as something else, is no address. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
/** RFC 5321, section 4.5.3.1. In bytes. */
const MOST_LOCAL = 64;
const MOST_ADDRESS = 254;
const MOST_LABEL = 63;

const encoder = new TextEncoder();

/** No more bytes than this: characters are not counted one by one where there are too many of them anyway. */
const isWithin = (text: string, most: number): boolean =>
  text.length <= most && encoder.encode(text).length <= most;

/** Whether it has the form of an address: a name, and a domain of two parts or more. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || !isWithin(text, MOST_ADDRESS) || !isWithin(local, MOST_LOCAL)) return false;
  const labels = text.slice(at + 1).split('.');
  return (
    LOCAL.test(local) &&
    labels.length > 1 &&
    labels.every((label) => label.length <= MOST_LABEL && LABEL.test(label))
  );
}

/** What makes two addresses the same: in the domain, capitals make no other. */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** The addresses of a contact field, as they are written there. What is none is left out. */
export const addressesIn = (contact: string): string[] => contact.split(BETWEEN).filter(isAddress);
