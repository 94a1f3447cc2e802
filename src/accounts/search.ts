/**
 * What the search box means: words, each of which must be part of an account's user name, domain or
 * contact. What is pasted is understood: signs around a word are no part of it, of a page's address
 * the host counts, and an address for mail finds the domain that it is at.
 */
import type { Account } from './account.ts';
import { plainDigits } from '../lib/digits.ts';
import { readableDomain } from './domain.ts';

/** One word of a search. */
interface Term {
  /** Its forms, of which one must be there, in lower case: as typed, and what else it may stand for. */
  readonly parts: readonly string[];
  /** Domains, ASCII: an account that has one of them is found as well. */
  readonly domains: ReadonlySet<string>;
}

/** White space, and the commas and semicolons of every script. */
const BETWEEN_WORDS = /[\s,;،؛、，；､﹐﹑﹔]+/u;
/** What is not seen: zero-width characters, marks that steer the direction, soft hyphens. */
const INVISIBLE = /[\p{Cf}\p{DI}]/gu;
/** Quotes and brackets of every language around a word, those among them that Unicode counts as others. */
const AROUND = /^[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"'`´′″‵<>]+|[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"'`´′″‵<>]+$/gu;
/** As a mail program copies it: a name, and the address in angle brackets. */
const NAMED_ADDRESS = /^[^<>@]*<([^<>\s]+[@＠][^<>\s]+)>[\s,;]*$/u;

const SCHEME_AND_USER = /^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^/?#]*@)?/;
const WHOLE_HOST = /^[^.@/:?#]+(?:\.[^.@/:?#]+)+\.?$/;

/** What stands before the path, the port or the question. */
const hostOf = (text: string): string => /^[^/:?#]*/.exec(text)?.[0] ?? '';

/** Without the root dot, and without the `www.` that no account's domain begins with. */
const trimHost = (host: string): string =>
  WHOLE_HOST.test(host) ? host.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '') : host;

/** A host, or any part of it that is a label, as WHM stores it. */
function storedForm(host: string): string {
  if (!/^[^@/:?#\\]*[^\0-\x7f][^@/:?#\\]*$/.test(host)) return host;
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
}

/** The domain itself and all that it is below of; not what has no dot, which is nobody's. */
function withParents(domain: string): Set<string> {
  const labels = domain.split('.');
  return new Set(labels.slice(0, -1).map((_, index) => labels.slice(index).join('.')));
}

/** Undefined where nothing is asked: only signs, or the beginning of an address. */
function readTerm(typed: string): Term | undefined {
  // Before the normal form, which takes an accent that stands alone apart; and after it for those that it makes.
  const word = typed
    .replace(INVISIBLE, '')
    .replace(AROUND, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(AROUND, '');
  const plain = plainDigits(word);
  const bare = plain.replace(SCHEME_AND_USER, '');
  const isUrl = bare !== plain;
  if (plain === '' || bare === '') return undefined;
  const parts = [typed.normalize('NFC').toLowerCase(), word];
  const at = isUrl ? -1 : bare.lastIndexOf('@');
  const local = bare.slice(0, at + 1).replace(/^mailto:/, '');
  const end = bare.slice(at + 1);
  const before = hostOf(end);
  const hasHost = isUrl || at >= 0 || WHOLE_HOST.test(before);
  const host = hasHost ? trimHost(before) : end;
  const stored = storedForm(host);
  parts.push(local + host, local + stored, local + readableDomain(stored));
  const isAddress = isUrl || at >= 0;
  return {
    parts: [...new Set(parts)],
    domains: isAddress ? withParents(stored) : new Set(),
  };
}

function readTerms(search: string): Term[] {
  const text = search.replace(NAMED_ADDRESS, '$1');
  return text.split(BETWEEN_WORDS).flatMap((word) => readTerm(word) ?? []);
}

/** Whether anything is searched at all. */
export function isSearch(search: string): boolean {
  return readTerms(search).length > 0;
}

function termTest({ parts, domains }: Term): (account: Account) => boolean {
  const [part = '', ...others] = parts;
  const hasPart = ({ searchText, details }: Account): boolean => {
    if (searchText.includes(part)) return true;
    // Made anew with every search: kept, it would take the memory of a second contact.
    const contact = details?.contact.toLowerCase();
    if (contact?.includes(part)) return true;
    return others.some((other) => searchText.includes(other) || contact?.includes(other));
  };
  if (domains.size === 0) return hasPart;
  return (account) => domains.has(account.primaryDomain.toLowerCase()) || hasPart(account);
}

/** Whether an account has every word of the search; undefined where nothing is searched. */
export function searchTest(search: string): ((account: Account) => boolean) | undefined {
  const [test, ...others] = readTerms(search).map(termTest);
  if (!test || others.length === 0) return test;
  return (account) => test(account) && others.every((other) => other(account));
}
