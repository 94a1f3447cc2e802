/** What the command line of `npm start` says. */
import { parseArgs } from 'node:util';
import { FAULTY_NAMES } from './api.ts';
import { NAMED_FAULTS, type Fault } from './faults.ts';
import type { LocalWhmOptions } from './local-whm.ts';

export const DEFAULT_PORT = 20_870;
const LARGEST_PORT = 65_535;
const MOST_ACCOUNTS = 1_000_000;

export const USAGE = `usage: npm start -- [options]

  --accounts N            how many accounts the server has (default 1000)
  --port N                the port (default ${DEFAULT_PORT}, or any that is free when that is taken)
  --seed N                another seed, another population
  --policy-off            the two-factor policy is off
  --root-two-factor       root has a second factor
  --fault FUNCTION=FAULT  a fault for a function of the API, or for every one (*); may be repeated
  --help                  this text

Functions: ${[...FAULTY_NAMES].join(', ')}

Faults: ${[...NAMED_FAULTS.keys()].join(', ')}
`;

export interface CommandLine {
  readonly isHelp: boolean;
  /** Undefined: the default one, or any. */
  readonly port: number | undefined;
  readonly options: LocalWhmOptions;
  readonly faults: readonly (readonly [name: string, fault: Fault])[];
}

/** @throws Error with one sentence for people */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parse(args);
  return {
    isHelp: values.help,
    port: values.port === undefined ? undefined : readNumber('port', values.port, LARGEST_PORT),
    options: {
      accounts: readNumber('accounts', values.accounts, MOST_ACCOUNTS),
      seed: readNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
      isPolicyEnabled: !values['policy-off'],
      hasRootTwoFactor: values['root-two-factor'],
    },
    faults: values.fault.map(readFault),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        accounts: { type: 'string', default: '1000' },
        port: { type: 'string' },
        seed: { type: 'string', default: '1' },
        'policy-off': { type: 'boolean', default: false },
        'root-two-factor': { type: 'boolean', default: false },
        fault: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\.\s/);
    throw new Error(`${sentence.replace(/\.$/, '')} (“npm start -- --help” says what there is).`);
  }
}

function readNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) {
    throw new Error(`--${name} takes a whole number up to ${most}, not “${text}”.`);
  }
  return number;
}

function readFault(text: string): [string, Fault] {
  const [, name = '', kind = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  const fault = NAMED_FAULTS.get(kind);
  if (!FAULTY_NAMES.has(name) || fault === undefined) {
    throw new Error(
      `--fault takes FUNCTION=FAULT, not “${text}” (“npm start -- --help” says what there is).`,
    );
  }
  return [name, fault];
}
