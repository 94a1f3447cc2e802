/** `npm run dev`: the page from its sources, with live reload, on a local WHM or a real server. */
import { startLocalWhm } from '../whm/local-whm.ts';
import { handPagesThrough } from './local-whm-pages.ts';
import { createRealWhm } from './real-whm.ts';
import { serve } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';

/** Starts, says where, and returns how to stop. */
async function start(settings: Settings): Promise<() => Promise<void>> {
  if (settings.kind === 'real') {
    const whm = createRealWhm(settings);
    const server = await serve(whm.handler, settings.port);
    console.log(`Two-Factor Status on ${settings.url} as ${settings.user}:`);
    console.log(`  ${server.url}${whm.pagePath}`);
    return async () => {
      await server.stop();
      await whm.close();
    };
  }
  const whm = await startLocalWhm();
  const server = await serve(handPagesThrough(whm.url), settings.port).catch(
    async (error: unknown) => {
      await whm.stop();
      throw error;
    },
  );
  console.log(`Two-Factor Status on the local WHM: ${server.url}`);
  for (const { name, password, description } of whm.users) {
    console.log(`  ${name} / ${password}: ${description}`);
  }
  return async () => {
    await server.stop();
    await whm.stop();
  };
}

try {
  const settings = readSettings(process.env);
  // Nothing that is started from here has any business with it.
  delete process.env['WHM_API_TOKEN'];
  const stop = await start(settings);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
