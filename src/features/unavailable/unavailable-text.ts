/** What is known of those who cannot enable two-factor, in words. */
import type { Formats } from '../../i18n/formats.ts';
import type { Count } from '../../i18n/messages.ts';
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
    checked: checkedAt === undefined ? '' : texts.checkedAt(formats.time(checkedAt, now)),
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
  if (accounts > 0) return isPartly ? texts.atLeast(count) : texts.cannot(count);
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
  const { number } = formats;
  return [
    found && found.accounts > 0 ? whyOf(found) : '',
    failure ? texts.failed(failure.reason) : '',
    isPartly ? texts.askedFor(number(users.length - rest), number(users.length)) : '',
    refused > 0 ? texts.refusedFor({ count: refused, text: number(refused) }) : '',
    isGivenUp ? texts.refusedTooOften : '',
  ].filter((text) => text !== '');
}

function whyOf({ accounts, groups }: Unavailable): string {
  const own = groups.reduce((sum, group) => sum + group.own, 0);
  const name = groups.length === 1 ? (groups[0]?.name ?? '') : '';
  if (own === accounts) return texts.taken(accounts);
  if (own > 0) return texts.listsLackOrTaken;
  return name === '' ? texts.listsLack(accounts) : texts.listLacks(name);
}

/** Why the accounts of a package cannot; empty where WHM did not tell more than that. */
export function reasonOf(
  { accounts, own, featureList }: UnavailableGroup,
  formats: Formats,
): string {
  if (own === accounts) return texts.ownOnly;
  return [
    featureList === '' ? '' : texts.featureList(featureList),
    own === 0 ? '' : texts.own(formats.number(own)),
  ]
    .filter((text) => text !== '')
    .join('; ');
}
