/** Asking WHM for many users at once, where one whom it does not know fails the call for all of them. */
import { WhmFailure } from '../whm/failure.ts';

/** So many refusals one after the other are none of single users. One user alone is found with fewer. */
const MOST_IN_A_ROW = 12;
/** So many calls more than one for each chunk, and no more, are made to find users whom WHM does not know. */
const MOST_EXTRA = 100;

/** What WHM told of some of the users; undefined of one for whom alone it refused. */
export interface Told<T> {
  readonly users: readonly string[];
  readonly answer: T | undefined;
}

interface Part {
  readonly users: readonly string[];
  /** It was refused as a part of more users, of whom all others were told: it need not be asked whole. */
  isRefused: boolean;
  /** The half that is asked next. */
  readonly other?: Part;
}

/** Thrown where WHM refuses too often: too many users, or something other than users. */
export class TooManyRefusals extends Error {}

function halve(users: readonly string[]): [first: Part, other: Part] {
  const middle = Math.floor(users.length / 2);
  const other: Part = { users: users.slice(middle), isRefused: false };
  return [{ users: users.slice(0, middle), isRefused: false, other }, other];
}

/**
 * Asks for `users` in chunks, one after the other. A chunk that is refused is halved until the user is
 * alone for whom WHM refuses: for one of n users that takes at most 2·log₂(n) + 1 more calls. What WHM
 * says with a refusal is in the viewer's language, so it tells nothing: a refusal is one of single users
 * as long as others are answered.
 *
 * @param ask rejects with a {@link WhmFailure}; only `refused` may be a user's
 * @throws WhmFailure where it was not refused for a user: of another kind, or nothing was told at all
 * @throws TooManyRefusals
 */
export async function* askInParts<T>(
  users: readonly string[],
  chunk: number,
  ask: (users: readonly string[]) => Promise<T>,
): AsyncGenerator<Told<T>, void, void> {
  let hasTold = false;
  let inARow = 0;
  let extra = 0;
  let refusal: WhmFailure | undefined;
  const giveUp = (): Error => (hasTold || !refusal ? new TooManyRefusals() : refusal);
  const alone: string[] = [];

  for (let from = 0; from < users.length; from += chunk) {
    const whole: Part = { users: users.slice(from, from + chunk), isRefused: false };
    const parts = [whole];
    for (let part = parts.pop(); part; part = parts.pop()) {
      const isAlone = part.users.length === 1;
      // Alone it is asked in any case: what was refused before may have passed.
      if (!part.isRefused || isAlone) {
        if (part !== whole && ++extra > MOST_EXTRA) throw giveUp();
        if (inARow >= MOST_IN_A_ROW) throw giveUp();
        try {
          const answer = await ask(part.users);
          hasTold = true;
          inARow = 0;
          if (part.other) part.other.isRefused = true;
          yield { users: part.users, answer };
          continue;
        } catch (error) {
          if (!(error instanceof WhmFailure) || error.kind !== 'refused') throw error;
          refusal = error;
          inARow++;
        }
      }
      if (isAlone) alone.push(...part.users);
      else {
        const [first, other] = halve(part.users);
        parts.push(other, first);
      }
    }
  }
  if (refusal && !hasTold) throw refusal;
  for (const user of alone) yield { users: [user], answer: undefined };
}
