/** The one place that talks to WHM: sends a request, waits with a limit, reads the answer. */
import { readAnswer, type Answer, type RawAnswer } from './answer.ts';
import { yieldToBrowser, SLICE_MS } from '../lib/yield-to-browser.ts';
import { WhmFailure } from './failure.ts';
import { loadLongAnswers, LONG } from './load-long-answers.ts';
import { buildRequest, type WhmRequest } from './request.ts';

/** How long one attempt may take. A list of 100,000 accounts takes a busy server many seconds. */
export const DEFAULT_TIMEOUT_MS = 60_000;
/** How long to wait before a reading call is tried again: a daemon that restarts needs a moment. */
export const RETRY_DELAY_MS = 1_000;

export interface TransportOptions {
  /** The browser's `fetch`, or in Node one that puts the server's origin before the path. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The session's security token (`/cpsess##########`), or empty. */
  readonly token: string;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** What is more urgent than reading this answer, once it is there. */
  readonly after?: Promise<unknown>;
}

/** Calls one function of WHM API 1. Rejects with a {@link WhmFailure}, never with anything else. */
export type Transport = (request: WhmRequest, options?: CallOptions) => Promise<Answer>;

/** Waits; gives up at once when the signal fires (the caller checks it). */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** As it arrives, and never for long: decoding megabytes at once would stop the page. */
async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let since = performance.now();
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    // All of it may have arrived long ago.
    if (performance.now() - since > SLICE_MS) {
      await yieldToBrowser();
      since = performance.now();
    }
  }
}

export function createTransport({ fetch, token }: TransportOptions): Transport {
  async function exchange(
    request: WhmRequest,
    { signal, timeoutMs = DEFAULT_TIMEOUT_MS, after }: CallOptions,
  ): Promise<RawAnswer> {
    const { url, init } = buildRequest(request, token);
    const attempt = new AbortController();
    const isCancelled = () => signal?.aborted === true;
    let failure: 'unreachable' | 'timed-out' = 'unreachable';
    const timer = setTimeout(() => {
      failure = 'timed-out';
      attempt.abort();
    }, timeoutMs);
    const cancel = () => attempt.abort();
    signal?.addEventListener('abort', cancel);
    try {
      if (isCancelled()) attempt.abort();
      const response = await fetch(url, { ...init, signal: attempt.signal });
      const isRedirect =
        response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
      await after;
      // Of the same origin, so that it may be read.
      const servedAt = Date.parse(response.headers.get('date') ?? '') || undefined;
      return { status: response.status, isRedirect, text: await readText(response), servedAt };
    } catch {
      throw new WhmFailure(isCancelled() ? 'cancelled' : failure);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  return async (request, options = {}) => {
    const attempt = async (): Promise<Answer> => {
      const raw = await exchange(request, options);
      const { text } = raw;
      if (request.long === undefined || text.length < LONG) return readAnswer(raw);
      const { readLongAnswer } = await loadLongAnswers();
      const long = await readLongAnswer(text, request.long, options.signal);
      return long
        ? { ...readAnswer({ ...raw, text: long.envelope }), pieces: long.pieces }
        : readAnswer(raw);
    };
    try {
      return await attempt();
    } catch (error) {
      const isLost = error instanceof WhmFailure && error.kind === 'unreachable';
      if (request.effect !== 'read' || !isLost) throw error;
    }
    await pause(RETRY_DELAY_MS, options.signal);
    return attempt();
  };
}
