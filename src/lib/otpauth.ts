/** Secrets of authenticator apps, as apps and people read them. */
import { encodeText } from './encode-text.ts';

/** A secret as apps read it: Base32 in capitals, without the padding that some of them refuse. */
export function plainSecret(secret: string): string {
  return secret.replace(/[\s=]/g, '').toUpperCase();
}

/**
 * The address that a QR code holds, as apps read it: its secret plain, and nothing bare in it that an
 * address cannot have, which many of them refuse.
 */
export function plainOtpauthUrl(url: string): string {
  return url
    .trim()
    .replace(
      /([?&]secret=)([^&]*)/i,
      (_, key: string, secret: string) => key + plainSecret(secret.replace(/%3d|%20|\+/gi, '')),
    )
    .replace(/%(?![\da-f]{2})|[^!$-~]|["'<>[\]\\^`{|}]/giu, encodeBare);
}

/** The apostrophe, too, which the usual encoding leaves. */
const encodeBare = (character: string): string =>
  character === "'" ? '%27' : encodeText(character);

/** A secret in groups of four, so that it can be read and typed. */
export function groupSecret(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}

/** Under which names an app shows the entry of such an address; each empty where it has none. */
export function namesOfOtpauthUrl(url: string): { issuer: string; account: string } {
  const [, path = '', query = ''] = /^otpauth:\/\/[^/]*\/([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  const label = decode(path);
  const at = label.indexOf(':');
  const issuer = new URLSearchParams(query).get('issuer') ?? label.slice(0, Math.max(at, 0));
  return { issuer: issuer.trim(), account: label.slice(at + 1).trim() };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
