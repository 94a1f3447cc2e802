/** Where Chromium is on this machine, and how it is started for tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type * as Playwright from 'playwright-core';

/** Keeps Chromium from calling out; its sandbox does not work for root. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const COMMANDS = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/** The path of a Chromium or Chrome that starts. */
export function findChromium(): string {
  const path = locateChromium();
  if (path === undefined) throw new Error('No Chromium or Chrome was found on this machine.');
  return path;
}

/**
 * The same, or undefined where there is none: `CHROME_PATH` if it is set, else a command, else what
 * `npx playwright-core install` has put down.
 */
export function locateChromium(): string | undefined {
  const wanted = process.env['CHROME_PATH'];
  if (wanted === undefined || wanted === '') {
    return findCommands(COMMANDS).find(canStart) ?? [playwrightPath()].find(canStart);
  }
  if (!canStart(wanted)) throw new Error(`CHROME_PATH names ${wanted}, which does not start.`);
  return wanted;
}

/** Every place in which one of these commands might be. */
export function findCommands(commands: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Ubuntu's `chromium-browser` can be an empty shell that only asks for a snap: so it is tried. */
export function canStart(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version']).status === 0;
}

function playwrightPath(): string {
  // Loaded only here: it takes a moment, and most machines have a Chromium of their own.
  const playwright = createRequire(import.meta.url)('playwright-core') as typeof Playwright;
  return playwright.chromium.executablePath();
}
