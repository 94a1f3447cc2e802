/** A WHM server on paper that `whm-2fa collect` runs on: the command line in a scratch root, whose whmapi1 answers from a population. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServerState } from '../whm/api-function.ts';
import { useScratchRoot } from '../command-line/scratch-program.ts';
import { createPopulation, type Population } from '../whm/population.ts';
import { createServerState } from '../whm/server-state.ts';
import { writeCommandAnswers, writeCommandFaults } from '../whm/whmapi1.ts';

const PROGRAM = 'usr/local/twofactor_status/1.0.0';
const TEXTFILES = 'var/lib/node_exporter/textfile_collector';

export class MadeUpServer {
  readonly root = mkdtempSync(join(tmpdir(), 'whm-collect-'));
  private readonly _state: ServerState;

  constructor({ accounts, seed }: { accounts: number; seed: number }) {
    const population = createPopulation(accounts, seed, true);
    this._state = createServerState(population);
    this._install();
  }

  get population(): Population {
    return this._state.population;
  }

  /** Where its node_exporter looks. */
  get textfileDirectory(): string {
    return join(this.root, TEXTFILES);
  }

  setPolicy(isEnabled: boolean): void {
    this._state.isPolicyEnabled = isEnabled;
  }

  /** Those who have a second factor, or have none, in the order of their names. */
  usersWith(isEnabled: boolean): string[] {
    const users = this.population.accounts.filter((account) => account.isEnabled === isEnabled);
    return users.map(({ user }) => user).sort();
  }

  /** @param until YYYY-MM-DD, the last day that counts */
  excuse(user: string, until: string): void {
    const header = 'user,reason,approved_by,approved_on,until,ticket';
    this._write('etc/twofactor_status/exceptions.csv', `${header}\n${user},moves,ops,,${until},\n`);
  }

  /** Runs `whm-2fa collect` on it as it is now. @param isFailing WHM's list cannot be had */
  collect({ isFailing = false } = {}): void {
    writeCommandAnswers(this.root, this._state);
    writeCommandFaults(this.root, isFailing ? { listaccts: { exit: 1, answer: '' } } : {});
    const { status, stderr } = spawnSync('perl', [join(this.root, PROGRAM, 'whm-2fa'), 'collect'], {
      encoding: 'utf8',
    });
    assert.equal(status, isFailing ? 1 : 0, stderr);
  }

  /** The bytes that node_exporter reads. */
  readMetrics(): string {
    return readFileSync(join(this.textfileDirectory, 'twofactor_status.prom'), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private _install(): void {
    cpSync('plugin/command-line', join(this.root, PROGRAM), { recursive: true });
    useScratchRoot(join(this.root, PROGRAM), this.root);
    this._write('usr/local/cpanel/version', `${this._state.version}\n`);
    mkdirSync(this.textfileDirectory, { recursive: true });
    mkdirSync(join(this.root, 'usr/local/cpanel/bin'), { recursive: true });
    copyFileSync('test/whm/server-root/whmapi1', join(this.root, 'usr/local/cpanel/bin/whmapi1'));
  }

  private _write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
