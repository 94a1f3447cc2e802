/** What a machine lacks is installed where that is allowed, and named where it is not. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { provide, type Machine, type Need } from './prerequisites.ts';

interface Playing {
  isRoot?: boolean;
  hasSudo?: boolean;
  system?: string;
  manager?: 'apt-get' | 'dnf';
  present?: Need[];
  /** What an installation brings. */
  brings?: Need[];
}

/** A machine on paper; `ran` holds what was run on it, the look for package managers aside. */
function play(playing: Playing): Machine & { ran: string[] } {
  const present = new Set(playing.present ?? []);
  const ran: string[] = [];
  return {
    ran,
    isRoot: playing.isRoot ?? false,
    system: playing.system ?? 'debian',
    has: (need) => present.has(need),
    run: (command, args) => {
      const line = [command, ...args].join(' ');
      if (line.endsWith(' --version')) return command === playing.manager;
      if (line === 'sudo -n true') return playing.hasSudo ?? false;
      ran.push(line);
      if (line.includes(' install ') || line.startsWith('mv '))
        for (const need of playing.brings ?? []) present.add(need);
      return true;
    },
  };
}

suite('prerequisites', () => {
  test('nothing is run and nothing is said when all is there', () => {
    const machine = play({ isRoot: true, manager: 'apt-get', present: ['perl', 'chromium'] });
    const said: string[] = [];

    const problems = provide(['perl', 'chromium'], machine, (line) => said.push(line));

    assert.deepEqual({ problems, said, ran: machine.ran }, { problems: [], said: [], ran: [] });
  });

  test('root installs what is missing, and only that', () => {
    const machine = play({
      isRoot: true,
      manager: 'apt-get',
      present: ['perl'],
      brings: ['chromium', 'firefox', 'shellcheck'],
    });

    const problems = provide(
      ['chromium', 'firefox', 'perl', 'shellcheck'],
      machine,
      () => undefined,
    );

    assert.deepEqual(problems, []);
    assert.deepEqual(machine.ran, [
      'apt-get update',
      'env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium firefox-esr shellcheck',
    ]);
  });

  test('another user installs with sudo that asks for no password', () => {
    const machine = play({
      hasSudo: true,
      system: 'almalinux',
      manager: 'dnf',
      brings: ['perl', 'shellcheck'],
    });

    const problems = provide(['perl', 'shellcheck'], machine, () => undefined);

    assert.deepEqual(problems, []);
    assert.deepEqual(machine.ran, [
      'sudo -n dnf install -y epel-release',
      'sudo -n dnf install -y perl perl-Template-Toolkit perl-JSON-XS perl-Perl-Critic curl ShellCheck',
    ]);
  });

  test('Fedora needs no EPEL', () => {
    const machine = play({ isRoot: true, system: 'fedora', manager: 'dnf', brings: ['chromium'] });

    provide(['chromium'], machine, () => undefined);

    assert.deepEqual(machine.ran, ['dnf install -y chromium']);
  });

  test('without the right to install, the whole command is named and nothing is run', () => {
    const machine = play({ manager: 'apt-get' });

    const problems = provide(['perl', 'shellcheck'], machine, () => undefined);

    assert.deepEqual(machine.ran, []);
    assert.deepEqual(problems, [
      'Missing: Perl with the Template Toolkit, JSON::XS and Perl::Critic, ShellCheck. Please run: sudo apt-get update && ' +
        'sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ' +
        'perl libtemplate-perl libjson-xs-perl libperl-critic-perl curl shellcheck',
    ]);
  });

  test('an installation that did not help is told, need by need', () => {
    const machine = play({ isRoot: true, system: 'ubuntu', manager: 'apt-get', brings: ['perl'] });

    const problems = provide(['chromium', 'perl'], machine, () => undefined);

    assert.deepEqual(problems, [
      'Missing: Chromium. Please run: npx playwright-core install --with-deps chromium',
    ]);
  });

  test('without a known package manager each need has its own command', () => {
    const problems = provide(['perl', 'shellcheck'], play({ isRoot: true }), () => undefined);

    assert.deepEqual(problems, [
      'Missing: Perl with the Template Toolkit, JSON::XS and Perl::Critic. Please run: cpan Template JSON::XS Perl::Critic',
      'Missing: ShellCheck. Please run: brew install shellcheck',
    ]);
  });

  test('what would start services is unpacked, which needs no right to install', () => {
    const machine = play({ manager: 'apt-get', brings: ['prometheus'] });
    const said: string[] = [];

    const problems = provide(['prometheus'], machine, (line) => said.push(line));

    assert.deepEqual(problems, []);
    assert.match(said.join(), /^Unpacking prometheus prometheus-node-exporter into \S+ …$/);
    const folder = / into (\S+)/.exec(said[0] ?? '')?.[1] ?? '';
    const fresh = `${folder}.${process.pid}`;
    assert.deepEqual(machine.ran, [
      `mkdir -p ${fresh}`,
      `env --chdir=${fresh} apt-get download prometheus prometheus-node-exporter`,
      `find ${fresh} -name *.deb -exec dpkg -x {} ${fresh} ;`,
      `find ${fresh} -name *.deb -delete`,
      `rm -rf ${folder}`,
      `mv -T ${fresh} ${folder}`,
      `rm -rf ${fresh}`,
    ]);
  });

  test('where it cannot be unpacked, what to do is told', () => {
    const onDebian = provide(['prometheus'], play({ manager: 'apt-get' }), () => undefined);
    const elsewhere = provide(['prometheus'], play({ manager: 'dnf' }), () => undefined);

    assert.deepEqual(onDebian, [
      'Missing: Prometheus with promtool and node_exporter. Please run: sudo apt-get update && ' +
        'node --import tsx test/prerequisites.ts prometheus',
    ]);
    assert.match(elsewhere.join(), /^Missing: Prometheus .* Please run: \S/);
  });

  test('as a command: one line and exit code 1, no stack trace', () => {
    const script = join(import.meta.dirname, 'prerequisites.ts');
    const run = (environment: NodeJS.ProcessEnv, need: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', script, need], {
        env: { ...process.env, ...environment },
        encoding: 'utf8',
      });

    const onBareMachine = run({ PATH: '/nonexistent' }, 'shellcheck');
    assert.equal(onBareMachine.status, 1);
    assert.match(onBareMachine.stderr, /^Missing: ShellCheck\. Please run: [^\n]+\n$/);

    const withWrongPath = run({ CHROME_PATH: '/nonexistent' }, 'chromium');
    assert.equal(withWrongPath.status, 1);
    assert.equal(withWrongPath.stderr, 'CHROME_PATH names /nonexistent, which does not start.\n');

    const withTypo = run({}, 'chromiun');
    assert.equal(withTypo.status, 1);
    assert.equal(withTypo.stderr, 'There is no need named chromiun.\n');
  });
});
