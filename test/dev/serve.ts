/** The development server: Vite for the sources, with live reload, and a WHM for everything else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createVite } from 'vite';

/** Answers a request that is not for the sources. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface DevServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  stop(): Promise<void>;
}

/** What a page needs so that the sources run in it, instead of the built bundle. */
export const SOURCE_TAGS =
  '<script type="module" src="/@vite/client"></script>\n' +
  '<script type="module" src="/src/main.ts"></script>';

const SOURCE_PATHS = /^\/(?:@|src\/|node_modules\/)/;

/** Starts on loopback only, on `port` (0: any that is free). */
export async function serve(handler: Handler, port: number): Promise<DevServer> {
  const server = createServer();
  const vite = await createVite({
    root: join(import.meta.dirname, '../..'),
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, ws: { server } },
  });
  server.on('request', (request, response) => {
    // A foreign site can let its name point to this machine, but not change the name in the header.
    if (request.headers.host !== new URL(address(server)).host) {
      answer(response, 403, 'This server answers only to the address that it has printed.');
    } else if (SOURCE_PATHS.test(request.url ?? '')) {
      vite.middlewares(request, response);
    } else {
      handler(request, response).catch((error: unknown) => {
        answer(response, 502, error instanceof Error ? error.message : 'The request has failed.');
      });
    }
  });
  try {
    await listen(server, port);
  } catch (error) {
    await vite.close();
    throw error;
  }
  return {
    url: address(server),
    async stop() {
      await vite.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Aborts when the browser gives up, so that what is asked on its behalf is given up as well. */
export function abortOnClose(response: ServerResponse): AbortSignal {
  const aborter = new AbortController();
  response.once('close', () => aborter.abort());
  return aborter.signal;
}

/** Ends a response with a line of text, unless it is already under way. */
export function answer(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function address(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use.`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
