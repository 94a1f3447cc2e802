/** The punycode library, with which tests make names that no registry would; it brings no types. */
declare module 'punycode/punycode.es6.js' {
  /** Decodes what follows `xn--` in a label; throws RangeError when it is malformed. */
  export function decode(label: string): string;
  /** Encodes a label, without the `xn--` before it. */
  export function encode(label: string): string;
}
