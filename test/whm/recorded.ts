/**
 * Answers in the forms of one WHM: a report of `whm-2fa doctor --report` (`recorded/*.json`) says how a server writes its
 * numbers, refusals and empty lists, and the local WHM then writes them so. What it tells stays the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_PERMITTED, type Call } from './api-function.ts';

/** By place (`ended`, `metadata.result`, `data`, `record.is_enabled` …) the forms that came there. */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** A report. Other members are not read here. */
export interface Recorded {
  /** `11.138`; `unknown` where the report does not tell. */
  readonly whm: string;
  /** By what was asked; see `Doctor/Questions.pm`. `privilege` and `no accounts` are a reseller's: no report has them. */
  readonly calls: Readonly<Record<string, Forms>>;
}

type Json = Record<string, unknown>;

interface Envelope {
  data?: unknown;
  metadata: Json;
}

/** The records that `data` holds of a function; of others it is one record itself. */
const RECORDS: ReadonlyMap<string, (data: Json) => unknown> = new Map([
  ['twofactorauth_get_user_configs', (data: Json) => data],
  ['listaccts', (data: Json) => data['acct']],
  ['get_users_features_settings', (data: Json) => data['users_features_settings']],
  ['personalization_get', (data: Json) => data['personalization']],
]);

/** What each function is called in a report. */
const ASKED: ReadonlyMap<string, string> = new Map([
  ['version', 'version'],
  ['twofactorauth_policy_status', 'policy'],
  ['twofactorauth_get_issuer', 'issuer'],
  ['listaccts', 'accounts'],
  ['get_users_features_settings', 'features'],
  ['personalization_get', 'personalization'],
]);

/** @param name of a file in `recorded/`, without its ending */
export function readRecorded(name: string): Recorded {
  const file = join(import.meta.dirname, 'recorded', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Recorded;
}

const isFlag = (value: unknown): boolean => value === 0 || value === 1;

/** Whether a form can say what the value says, so that whoever reads it reads the same. */
function canSay(form: string, value: unknown): boolean {
  const isNothing = value === null || value === undefined || value === '';
  const isNumber = !isNothing && Number.isFinite(Number(value));
  switch (form) {
    case 'text':
      return typeof value === 'string' && !isNothing && !isNumber;
    case 'number':
    case 'numeric text':
      return isNumber;
    case 'true or false':
      return isFlag(value);
    case 'null':
    case 'empty text':
      return isNothing || value === 0;
    case 'absent':
      return isNothing;
    default:
      return false;
  }
}

/** Undefined: the member is left out. */
function write(form: string, value: unknown): unknown {
  switch (form) {
    case 'number':
      return Number(value);
    case 'numeric text':
      return String(value);
    case 'true or false':
      return value === 1;
    case 'null':
      return null;
    case 'empty text':
      return '';
    case 'absent':
      return undefined;
    default:
      return value;
  }
}

/** The value in one of the forms that can say it: each in turn. As it is, where none can. */
function inForm(value: unknown, forms: readonly string[] = [], turn = 0): unknown {
  const plain = value === '0' || value === '1' ? Number(value) : value;
  const able = forms.filter((form) => canSay(form, plain));
  return able.length === 0 ? value : write(able[turn % able.length] ?? '', plain);
}

function formRecord(record: Json, forms: Forms, turn: number): Json {
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    inForm(value, forms[`record.${name}`], turn),
  ]);
  return Object.fromEntries(entries) as Json;
}

/** The records of `data`, changed where they are. */
function formRecords(name: string, data: unknown, forms: Forms): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const find = RECORDS.get(name);
  if (!find) return formRecord(data as Json, forms, 0);
  const records = find(data as Json) as Record<string, Json>;
  for (const [index, key] of Object.keys(records).entries()) {
    Object.defineProperty(records, key, {
      value: formRecord(records[key] ?? {}, forms, index),
      enumerable: true,
    });
  }
  return data;
}

/** What a report calls this call, after what came of it. */
function nameCall(name: string, { args }: Call, { data, metadata }: Envelope): string {
  if (metadata['reason'] === NOT_PERMITTED) return 'privilege';
  if (String(metadata['reason']).startsWith('Unknown app')) return 'unknown function';
  const isRefused = Number(metadata['result']) === 0;
  if (name !== 'twofactorauth_get_user_configs') {
    return isRefused && name === 'get_users_features_settings'
      ? 'features, one unknown'
      : (ASKED.get(name) ?? 'policy');
  }
  if (isRefused) return 'unknown user';
  if (args.has('user')) return 'own';
  return data === undefined ? 'no accounts' : 'list';
}

/** What WHM remarks, where the report has it. */
function remark(forms: Forms, place: string): unknown {
  const text = 'The list may be incomplete.';
  if (forms[place]?.includes('list')) return [text];
  return forms[place]?.includes('text') ? text : undefined;
}

const EMPTY = new Map<string, unknown>([
  ['null', null],
  ['empty list', []],
  ['empty object', {}],
]);

/**
 * The usual answer in the forms of the report.
 *
 * @param usual JSON of the whole answer
 */
export function inForms(
  { calls }: Recorded,
  name: string,
  call: Call,
  usual: string,
): { readonly status: number; readonly body: string } {
  const answer = JSON.parse(usual) as Envelope;
  const asked = nameCall(name, call, answer);
  // What was not recorded is written as what was.
  let forms = calls[asked] ?? calls[asked === 'privilege' ? 'unknown user' : 'policy'] ?? {};
  const isRefusedToRoot = forms['answer']?.includes('not permitted') && asked !== 'privilege';
  if (isRefusedToRoot) {
    delete answer.data;
    Object.assign(answer.metadata, { result: 0, reason: NOT_PERMITTED });
    forms = { ...forms, ...calls['privilege'] };
  }
  const { metadata } = answer;
  metadata['result'] = inForm(Number(metadata['result']), forms['metadata.result']);
  const output = {
    warnings: remark(forms, 'metadata.output.warnings'),
    messages: remark(forms, 'metadata.output.messages'),
  };
  if (output.warnings !== undefined || output.messages !== undefined) metadata['output'] = output;
  if (asked === 'no accounts') answer.data = EMPTY.get(forms['data']?.[0] ?? '');
  else if (answer.data !== undefined) answer.data = formRecords(name, answer.data, forms);
  const status = Number(/^HTTP (\d{3})$/.exec(forms['ended']?.[0] ?? '')?.[1] ?? 200);
  return { status, body: JSON.stringify(answer) };
}
