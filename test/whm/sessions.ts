/** Sessions: a cookie and a token, which are only good together (whm-facts, section 1). */
import { randomBytes, randomInt } from 'node:crypto';
import { USERS, type LocalUser } from './users.ts';

const COOKIE = 'whostmgrsession';

export interface Session {
  readonly user: LocalUser;
  /** `/cpsess##########` */
  readonly token: string;
  /** The value of the cookie. */
  readonly id: string;
  readonly locale: string;
}

export class Sessions {
  private readonly _sessions = new Map<string, Session>();

  /** Undefined when the name or the password is wrong. */
  logIn(name: string, password: string, locale: string): Session | undefined {
    const user = USERS.find((each) => each.name === name && each.password === password);
    return user && this.start(user, locale);
  }

  /** Each session has a token of its own. */
  start(user: LocalUser, locale: string): Session {
    const digits = String(randomInt(10_000_000_000)).padStart(10, '0');
    const session: Session = {
      user,
      token: `/cpsess${digits}`,
      id: randomBytes(24).toString('hex'),
      locale,
    };
    this._sessions.set(session.id, session);
    return session;
  }

  /** The session of the cookie among a request's cookies. */
  find(cookies = ''): Session | undefined {
    const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]+)`).exec(cookies)?.[1];
    return id === undefined ? undefined : this._sessions.get(id);
  }

  end(session: Session): void {
    this._sessions.delete(session.id);
  }

  endAll(): void {
    this._sessions.clear();
  }
}

/** `whostmgrsession=…` */
export function cookieOf({ id }: Session): string {
  return `${COOKIE}=${id}`;
}

/** The value of `Set-Cookie`. */
export function setCookie(session: Session): string {
  return `${cookieOf(session)}; HttpOnly; SameSite=Lax; Path=/`;
}

/** The value of `Set-Cookie` that takes the cookie away. */
export const TAKE_COOKIE_AWAY = `${COOKIE}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0`;
