/** Requests that go by POST: what changes the server, and what takes only JSON. Loaded later than those that only read. */
import { writeParameters, type Posted, type WhmRequest } from './request.ts';

const posted = (type: string, body: string): Posted => ({
  headers: { 'Content-Type': `application/${type}` },
  body,
});

/** A change of the server, as a form. */
export const postForm = (command: string, args: WhmRequest['args']): WhmRequest => ({
  command,
  args,
  effect: 'change',
  posted: posted('x-www-form-urlencoded', writeParameters(args)),
});

/** A call of a function that takes only a JSON body. */
export const postJson = (
  command: string,
  json: Readonly<Record<string, unknown>>,
  effect: WhmRequest['effect'],
): WhmRequest => ({
  command,
  args: {},
  effect,
  json,
  posted: posted('json', JSON.stringify({ 'api.version': 1, ...json })),
});
