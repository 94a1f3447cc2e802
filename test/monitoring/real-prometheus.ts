/** A real Prometheus that asks a real node_exporter for each of several made-up servers, all on loopback. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPrograms } from './programs.ts';

/** Often, so that a test need not wait; alerts without `for` fire at the next evaluation. */
const INTERVAL = '200ms';
const PATIENCE_MS = 30_000;

export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Alert {
  readonly name: string;
  readonly server: string;
}

export class RealPrometheus {
  private readonly _directory = mkdtempSync(join(tmpdir(), 'prometheus-'));
  private readonly _processes: ChildProcess[] = [];
  private _url = '';

  /** @param servers by the name that its `instance` becomes, where its node_exporter looks */
  async start(servers: ReadonlyMap<string, string>): Promise<void> {
    const programs = findPrograms();
    const ports = await findPorts(servers.size + 1);
    const [own = 0] = ports;
    const targets = [...servers].map(([name, directory], index) => {
      const address = `127.0.0.1:${ports[index + 1]}`;
      this._spawn(programs.nodeExporter, [
        '--collector.disable-defaults',
        '--collector.textfile',
        `--collector.textfile.directory=${directory}`,
        `--web.listen-address=${address}`,
      ]);
      return { targets: [address], labels: { instance: name } };
    });
    // YAML takes JSON.
    const configuration = JSON.stringify({
      global: {
        scrape_interval: INTERVAL,
        scrape_timeout: INTERVAL,
        evaluation_interval: INTERVAL,
      },
      rule_files: [resolve('plugin/monitoring/twofactor_status.rules.yml')],
      scrape_configs: [{ job_name: 'node', static_configs: targets }],
    });
    const file = join(this._directory, 'prometheus.yml');
    writeFileSync(file, configuration);
    this._url = `http://127.0.0.1:${own}`;
    this._spawn(programs.prometheus, [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(this._directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${own}`,
    ]);
    await this.waitFor(
      async () => (await this.ask('count(up == 1)'))[0]?.value,
      servers.size,
      'that every node_exporter answers',
    );
  }

  /** What an expression comes to now. */
  async ask(expression: string): Promise<Sample[]> {
    interface Vector {
      readonly result: readonly {
        readonly metric: Sample['metric'];
        readonly value: [number, string];
      }[];
    }
    const { result } = (await this._get('query', { query: expression })) as Vector;
    return result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  /** What it comes to over the last minute, a series each. */
  async askRange(expression: string): Promise<readonly unknown[]> {
    const now = Date.now() / 1_000;
    const range = { start: String(now - 60), end: String(now), step: '5' };
    const { result } = (await this._get('query_range', { query: expression, ...range })) as {
      readonly result: readonly unknown[];
    };
    return result;
  }

  /** Those that fire, in an order of their own. */
  async firing(): Promise<Alert[]> {
    const { alerts } = (await this._get('alerts', {})) as {
      readonly alerts: readonly {
        readonly state: string;
        readonly labels: Record<string, string>;
      }[];
    };
    return alerts
      .filter(({ state }) => state === 'firing')
      .map(({ labels }) => ({ name: labels['alertname'] ?? '', server: labels['instance'] ?? '' }))
      .sort((a, b) => `${a.name} ${a.server}`.localeCompare(`${b.name} ${b.server}`));
  }

  /** Until what is looked at is as expected; Prometheus not answering yet is not the end. */
  async waitFor<T>(look: () => Promise<T>, expected: T, what: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    let seen: unknown;
    do {
      seen = await look().catch((error: unknown) => error);
      try {
        assert.deepEqual(seen, expected);
        return;
      } catch {
        await new Promise((again) => setTimeout(again, 25));
      }
    } while (Date.now() < end);
    assert.deepEqual(seen, expected, `waited in vain for ${what}`);
  }

  async stop(): Promise<void> {
    const running = this._processes.filter(
      ({ exitCode, signalCode }) => (exitCode ?? signalCode) === null,
    );
    // What they have stored is thrown away, so they need not write it first.
    await Promise.all(
      running.map(async (process) => {
        const ended = once(process, 'exit');
        process.kill('SIGKILL');
        await ended;
      }),
    );
    rmSync(this._directory, { recursive: true, force: true });
  }

  private _spawn(program: string, args: readonly string[]): void {
    this._processes.push(spawn(program, args, { stdio: 'ignore', cwd: this._directory }));
  }

  private async _get(path: string, parameters: Record<string, string>): Promise<unknown> {
    const query = new URLSearchParams(parameters).toString();
    const response = await fetch(`${this._url}/api/v1/${path}?${query}`);
    const answer = (await response.json()) as { status: string; data?: unknown; error?: string };
    assert.equal(answer.status, 'success', `${answer.error}: ${parameters['query']}`);
    return answer.data;
  }
}

async function findPorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
