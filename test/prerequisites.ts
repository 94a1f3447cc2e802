/**
 * Sees to what the project needs beyond npm: `test/prerequisites.ts chromium firefox perl prometheus shellcheck` finds
 * each, or installs it with the system's package manager when it may, or names the command to run
 * and exits with 1.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { locateChromium } from './chromium.ts';
import { locateFirefox } from './firefox.ts';
import { locatePrometheus, PROMETHEUS_FOLDER } from './monitoring/programs.ts';

/** What is installed, and what is only unpacked into a folder, since its installation would start services. */
type Installed = 'ansible' | 'chromium' | 'firefox' | 'jq' | 'perl' | 'shellcheck';
type Unpacked = 'prometheus';
export type Need = Installed | Unpacked;

interface Unpacking {
  readonly folder: string;
  /** Debian's. */
  readonly packages: readonly string[];
}

const UNPACKED: Record<Unpacked, Unpacking> = {
  prometheus: {
    folder: PROMETHEUS_FOLDER,
    packages: ['prometheus', 'prometheus-node-exporter'],
  },
};

const isUnpacked = (need: Need): need is Unpacked => need in UNPACKED;
const isInstalled = (need: Need): need is Installed => !isUnpacked(need);

/** What is asked of the machine; handed in, so that tests can play other machines. */
export interface Machine {
  isRoot: boolean;
  /** `ID` of /etc/os-release, such as `debian`; empty where there is none. */
  system: string;
  has(need: Need): boolean;
  /** Runs a command in silence; true if it succeeded. */
  run(command: string, args: readonly string[]): boolean;
}

interface PackageManager {
  command: string;
  /** Command lines to run before `install`, such as the refresh of the lists. */
  before(system: string): string[];
  install: string;
  packages(system: string): Record<Installed, string>;
}

const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    command: 'apt-get',
    before: () => ['apt-get update'],
    install: 'env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends',
    packages: (system) => ({
      ansible: 'ansible-core ansible-lint',
      chromium: system === 'ubuntu' ? 'chromium-browser' : 'chromium',
      firefox: system === 'ubuntu' ? 'firefox' : 'firefox-esr',
      jq: 'jq',
      perl: 'perl libtemplate-perl libjson-xs-perl libperl-critic-perl curl',
      shellcheck: 'shellcheck',
    }),
  },
  {
    command: 'dnf',
    // Everywhere but in Fedora they come from EPEL. `perl` brings prove and the core modules.
    before: (system) => (system === 'fedora' ? [] : ['dnf install -y epel-release']),
    install: 'dnf install -y',
    packages: () => ({
      ansible: 'ansible-core ansible-lint',
      chromium: 'chromium',
      firefox: 'firefox',
      jq: 'jq',
      perl: 'perl perl-Template-Toolkit perl-JSON-XS perl-Perl-Critic curl',
      shellcheck: 'ShellCheck',
    }),
  },
];

const TITLES: Record<Need, string> = {
  ansible: 'Ansible with ansible-lint',
  chromium: 'Chromium',
  firefox: 'Firefox',
  jq: 'jq',
  perl: 'Perl with the Template Toolkit, JSON::XS and Perl::Critic',
  prometheus: 'Prometheus with promtool and node_exporter',
  shellcheck: 'ShellCheck',
};

/** What to run where there is no known package manager. */
const ELSEWHERE: Record<Need, string> = {
  ansible: 'pip install ansible-core ansible-lint',
  chromium: 'npx playwright-core install --with-deps chromium',
  firefox: 'npx @puppeteer/browsers install firefox@stable, and set FIREFOX_PATH',
  jq: 'brew install jq',
  perl: 'cpan Template JSON::XS Perl::Critic',
  prometheus: 'brew install prometheus node_exporter',
  shellcheck: 'brew install shellcheck',
};

const SNAPS: ReadonlySet<Need> = new Set(['chromium', 'firefox']);

/** Installs what is missing, if it may. Returns a sentence for each need that is still not met. */
export function provide(
  needs: readonly Need[],
  machine: Machine,
  say: (line: string) => void,
): string[] {
  const missing = needs.filter((need) => !machine.has(need));
  return [
    ...install(missing.filter(isInstalled), machine, say),
    ...missing.filter(isUnpacked).flatMap((need) => unpack(need, machine, say)),
  ];
}

function install(
  missing: readonly Installed[],
  machine: Machine,
  say: (line: string) => void,
): string[] {
  if (missing.length === 0) return [];

  const manager = PACKAGE_MANAGERS.find(({ command }) => machine.run(command, ['--version']));
  if (manager === undefined) return missing.map((need) => sentence(need, ELSEWHERE[need]));

  const names = missing.map((need) => manager.packages(machine.system)[need]).join(' ');
  const commands = [...manager.before(machine.system), `${manager.install} ${names}`];
  const byHand = commands.map((line) => (machine.isRoot ? line : `sudo ${line}`)).join(' && ');
  if (!machine.isRoot && !machine.run('sudo', ['-n', 'true'])) {
    return [sentence(missing, byHand)];
  }

  say(`Installing ${names} with ${manager.command} …`);
  // What is there afterwards counts: a list may fail to refresh, and the packages still come.
  for (const line of commands) {
    const [command = '', ...args] = (machine.isRoot ? line : `sudo -n ${line}`).split(' ');
    machine.run(command, args);
  }
  return missing
    .filter((need) => !machine.has(need))
    .map((need) => {
      // Ubuntu's packages of browsers are snaps, which do not work in a container.
      const isSnap = SNAPS.has(need) && machine.system === 'ubuntu';
      return sentence(need, isSnap ? ELSEWHERE[need] : byHand);
    });
}

/** Needs no right to install; only the lists of packages are root's to refresh. */
function unpack(need: Unpacked, machine: Machine, say: (line: string) => void): string[] {
  const { folder, packages } = UNPACKED[need];
  if (!machine.run('apt-get', ['--version'])) return [sentence(need, ELSEWHERE[need])];
  say(`Unpacking ${packages.join(' ')} into ${folder} …`);
  // By a name of its own first: of two runs at once each has a whole folder, and one of them stays.
  const fresh = `${folder}.${process.pid}`;
  machine.run('mkdir', ['-p', fresh]);
  const download = (): boolean =>
    machine.run('env', [`--chdir=${fresh}`, 'apt-get', 'download', ...packages]);
  if (!download()) {
    const [command, ...args] = machine.isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    machine.run(command, [...args, 'update']);
    download();
  }
  const archives = [fresh, '-name', '*.deb'];
  machine.run('find', [...archives, '-exec', 'dpkg', '-x', '{}', fresh, ';']);
  machine.run('find', [...archives, '-delete']);
  if (!machine.has(need)) machine.run('rm', ['-rf', folder]);
  machine.run('mv', ['-T', fresh, folder]);
  machine.run('rm', ['-rf', fresh]);
  if (machine.has(need)) return [];
  const refresh = machine.isRoot ? 'apt-get update' : 'sudo apt-get update';
  return [sentence(need, `${refresh} && node --import tsx test/prerequisites.ts ${need}`)];
}

function sentence(needs: Need | readonly Need[], command: string): string {
  const titles = [needs].flat().map((need) => TITLES[need]);
  return `Missing: ${titles.join(', ')}. Please run: ${command}`;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

const CHECKS: Record<Need, () => boolean> = {
  ansible: () => run('ansible-playbook', ['--version']) && run('ansible-lint', ['--version']),
  chromium: () => locateChromium() !== undefined,
  firefox: () => locateFirefox() !== undefined,
  jq: () => run('jq', ['--version']),
  perl: () =>
    run('perl', ['-MTemplate', '-MJSON::XS', '-MPerl::Critic', '-MTest::More', '-e', '1']) &&
    run('prove', ['--version']) &&
    run('pod2man', ['--help']) &&
    run('curl', ['--version']),
  prometheus: () => locatePrometheus() !== undefined,
  shellcheck: () => run('shellcheck', ['--version']),
};

function readSystem(): string {
  try {
    return /^ID="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

function readNeeds(names: readonly string[]): Need[] {
  return names.map((name) => {
    if (!(name in CHECKS)) throw new Error(`There is no need named ${name}.`);
    return name as Need;
  });
}

function main(): void {
  try {
    const machine = {
      isRoot: process.getuid?.() === 0,
      system: readSystem(),
      has: (need: Need) => CHECKS[need](),
      run,
    };
    const problems = provide(readNeeds(process.argv.slice(2)), machine, console.log);
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

if (import.meta.filename === process.argv[1]) main();
