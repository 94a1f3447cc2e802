/** What is known of those who cannot enable two-factor, in words. */
import type { Formats } from '../../i18n/formats.ts';
import { fill, plural, type Count } from '../../i18n/texts.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { AvailabilityStore } from '../../state/availability-store.ts';
import type { Unavailable, UnavailableGroup } from './unavailable-groups.ts';
import { unavailableMessages as texts } from './unavailable-messages.ts';

export interface Findings {
  readonly heading: string;
  /** Sentences. */
  readonly texts: readonly string[];
  /** When WHM told last; empty before it has. */
  readonly checked: string;
  /** Of how many one can still find it out; 0 while nothing is to be asked, or may be. */
  readonly rest: number;
  readonly canCheckAgain: boolean;
}

/** What is to be told of. */
export interface Known {
  readonly store: Pick<
    AvailabilityStore,
    | 'progress'
    | 'failure'
    | 'isKnown'
    | 'hasAsked'
    | 'refused'
    | 'isGivenUp'
    | 'checkedAt'
    | 'unanswered'
  >;
  /** Those who have not enabled it. */
  readonly users: readonly string[];
  /** Undefined before anybody is counted. */
  readonly found: Unavailable | undefined;
  /** Whether there is a list of accounts. */
  readonly hasList: boolean;
}

export function writeFindings(known: Known, formats: Formats, now = Date.now()): Findings {
  const { store, users } = known;
  const { failure, isKnown, progress, checkedAt } = store;
  const unanswered = store.unanswered(users).length;
  const mayAsk = failure?.kind !== 'not-permitted';
  const isIdle = progress === undefined;
  return {
    heading: writeHeading(known, unanswered, formats),
    texts: isIdle ? writeTexts(known, unanswered, formats) : [],
    checked:
      checkedAt === undefined ? '' : fill(texts.checkedAt, { time: formats.time(checkedAt, now) }),
    rest: isIdle && mayAsk ? unanswered : 0,
    canCheckAgain: isIdle && mayAsk && isKnown && users.length > 0,
  };
}

function writeHeading(
  { store, users, found, hasList }: Known,
  rest: number,
  formats: Formats,
): string {
  const { isKnown, failure, progress } = store;
  if (!hasList) return texts.notYet;
  if (users.length === 0) return texts.nobody;
  if (!isKnown || !found) return failure && !progress ? texts.notKnown : texts.notYet;
  const { accounts } = found;
  const count: Count = { count: accounts, text: formats.number(accounts) };
  const isPartly = rest > 0 && !progress;
  if (accounts > 0) return plural(texts, isPartly ? 'atLeast' : 'cannot', count);
  return rest > 0 ? texts.noneFound : texts.everyOneCan;
}

function writeTexts(
  { store, users, found, hasList }: Known,
  rest: number,
  formats: Formats,
): string[] {
  if (!hasList) return [];
  if (users.length === 0) return [texts.nobodyAsked];
  const { failure, isKnown, hasAsked, refused, isGivenUp } = store;
  const isPartly = rest > 0 && (isKnown || (hasAsked && !failure));
  const counted = (count: number): Count => ({ count, text: formats.number(count) });
  const asked = formats.number(users.length - rest);
  return [
    found && found.accounts > 0 ? whyOf(found, formats) : '',
    failure ? failedText(visibleText(failure.reason)) : '',
    isPartly ? plural(texts, 'askedFor', counted(users.length), { asked }) : '',
    refused > 0 ? plural(texts, 'refusedFor', counted(refused)) : '',
    isGivenUp ? texts.refusedTooOften : '',
  ].filter((text) => text !== '');
}

/** @param reason may be empty */
function failedText(reason: string): string {
  return reason === '' ? texts.failed : fill(texts.failedBecause, { reason });
}

function whyOf({ accounts, groups }: Unavailable, formats: Formats): string {
  const count: Count = { count: accounts, text: formats.number(accounts) };
  const own = groups.reduce((sum, group) => sum + group.own, 0);
  const name = groups.length === 1 ? (groups[0]?.name ?? '') : '';
  if (own === accounts) return plural(texts, 'taken', count);
  if (own > 0) return texts.listsLackOrTaken;
  return name === ''
    ? plural(texts, 'listsLack', count)
    : fill(texts.listLacks, { name: visibleText(name) });
}

/** Why the accounts of a package cannot; empty where WHM did not tell more than that. */
export function reasonOf(
  { accounts, own, featureList }: UnavailableGroup,
  formats: Formats,
): string {
  if (own === accounts) return texts.ownOnly;
  const name = visibleText(featureList);
  if (own === 0) return name === '' ? '' : fill(texts.featureList, { name });
  const count: Count = { count: own, text: formats.number(own) };
  return name === ''
    ? plural(texts, 'own', count)
    : plural(texts, 'featureListAndOwn', count, { name });
}
