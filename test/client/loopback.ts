/** A small HTTP server on loopback that answers as a test tells it, and the client's transport to it. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { postForm } from '../../src/whm/post.ts';
import { createTransport, type Transport, type TransportOptions } from '../../src/whm/transport.ts';
import { envelope } from './answers.ts';
import { signal, type Signal } from '../state/signal.ts';

export const TOKEN = '/cpsess1234567890';

/** A call that reads, and one that changes the server. */
export const READ = { command: 'version', args: {}, effect: 'read' } as const;
export const CHANGE = postForm('remove', { user: 'anna' });

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Given once the connection is gone, with or without an answer. */
  readonly closed: Signal;
}

/** What the server does with one request. */
export type Reply = (response: ServerResponse) => void;

/** A whole answer over HTTP. */
export function answer(
  body: string | Uint8Array,
  status = 200,
  headers: Record<string, string> = {},
): Reply {
  return (response) => response.writeHead(status, headers).end(body);
}

/** The connection is reset before a byte of an answer. */
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};

/** The connection ends in the middle of an answer whose length was announced. */
export const cutBody: Reply = (response) => {
  response.writeHead(200, { 'Content-Length': 1000 });
  response.write('{"metadata":', () => response.destroy());
};

/** The connection ends in the middle of an answer whose length was not announced. */
export const cutChunks: Reply = (response) => {
  response.write(envelope(), () => response.destroy());
};

/** Never answers. */
export const hold: Reply = () => undefined;

/** Begins an answer that never ends. */
export const holdBody: Reply = (response) => {
  response.writeHead(200).write('{"metadata":');
};

export interface Loopback {
  readonly whm: Transport;
  readonly received: readonly Received[];
  /** Waits for the first request, or the nth. */
  readonly asked: (nth?: number) => Promise<void>;
  /** Given when `fetch` has handed out the first answer's head, and its body is being read. */
  readonly headed: Signal;
}

/** Serves one reply after the other, the last one again and again, until the test ends. */
export async function startLoopback(
  t: TestContext,
  ...replies: [Reply, ...Reply[]]
): Promise<Loopback> {
  const received: Received[] = [];
  const arrivals: Signal[] = [];
  const arrival = (nth: number) => (arrivals[nth] ??= signal());
  const headed = signal();
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const closed = signal();
    response.on('close', closed.give);
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ method, url, headers, body, closed });
      const reply = replies[received.length - 1] ?? replies[replies.length - 1];
      reply?.(response);
      arrival(received.length).give();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });

  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetchPath: TransportOptions['fetch'] = async (path, init) => {
    const response = await fetch(origin + path, init);
    // Not before whoever called had its turn.
    setImmediate(headed.give);
    return response;
  };
  return {
    whm: createTransport({ fetch: fetchPath, token: TOKEN }),
    received,
    asked: (nth = 1) => arrival(nth).given,
    headed,
  };
}
