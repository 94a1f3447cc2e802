/** Servers as nobody would set them up: answers of WHM in every form that has been seen, or may be thought of. */
import { createRandom, pick, shuffle, type Random } from '../whm/random.ts';
import type { Case } from './case.ts';

/** The text of a JSON value. */
type Json = string;

const NOW = 1_795_000_000;

const USERS = [
  ...['anna', 'bert', 'carl', 'dora', 'emil', 'frida', 'gustav', 'hanna', 'northhost', 'zoe'],
  ...['a1', 'a10', 'a2', '1', '10', '9', '007', 'Z', '_', 'x-y', 'longlonglonglong'],
  ...['__proto__', 'constructor', 'müller', 'ｚ', '\u{1f600}', '\ufb01', '\u{10ffff}', 'e\u0301'],
  ...['=cmd|x', 'a;=b', '\u202egnp.exe', 'a\tb', 'a\nb', '\u001b[2J', ' lead', 'q"uote', '\\', ''],
];
const DOMAINS: readonly Json[] = [
  ...['"anna.example"', '"bert.test"', '"xn--mnchen-3ya.de"', '""', 'null', '12', '1.50', '1e21'],
  ...[
    '"-dash.example"',
    '"a,b"',
    '"\\u0000x"',
    '"\\ud83d\\ude00"',
    '"\\ud800x"',
    '"x\\udc00\\ud83d"',
  ],
  ...[
    '"\\u2028"',
    '"\\u007f"',
    '"/slash\\/"',
    '" x "',
    '"\\ufeff"',
    '"\\u00a0=1"',
    'true',
    '[]',
    '{}',
  ],
];
const TRUTHS: readonly Json[] = [
  ...[
    '1',
    '1',
    '1',
    '0',
    '0',
    '0',
    '"1"',
    '"0"',
    '""',
    'true',
    'false',
    'null',
    '1.0',
    '-0',
    '0.0',
  ],
  ...['2', '"maybe"', '"01"', '"1.0"', '[]', '{}', '1e0', '-1', '0.5'],
];
const PLANS: readonly Json[] = [
  ...[
    '"gold"',
    '"silver"',
    '"@gold"',
    '"gold;=1+1"',
    '10',
    '1.10',
    '0.000001',
    '1e-7',
    '-5',
    'null',
  ],
  ...['123456789012345680000', '9007199254740993', '"Ä Ö"', '"+1"', '"tab\\t"', 'false', '["x"]'],
];
const EMAILS: readonly Json[] = [
  ...[
    '"a@anna.example"',
    '"*unknown*"',
    '"a@x.example,b@x.example"',
    '" a@x.example ; b@x.example "',
  ],
  ...[
    '"*unknown*, a@x.example"',
    '"a@x.example\\u00a0*unknown*"',
    '"\\u3000a@x.example"',
    'null',
    '7',
  ],
];
const SECONDS: readonly Json[] = [
  ...[
    '1369256639',
    '"1369256639"',
    '1257051540',
    '1.5',
    '0',
    '-1',
    '"0x10"',
    '" 42 "',
    '""',
    'null',
  ],
  ...['253402300799', '253402300800', '"1e9"', '"soon"', '0.5', 'true', '"Infinity"', '30'],
];
const DAYS: readonly Json[] = [
  ...[
    '"13 May 22 16:03"',
    '"09 Oct 31 23:59"',
    '"2013-May-22"',
    '"13/may/22 21:03:59"',
    '"13 May 23"',
  ],
  ...[
    '"13 Mayo 22 16:03 EST"',
    '"13 Foo 22"',
    '""',
    'null',
    '13',
    '"70 Jan 1"',
    '"69 Dec 31 23:59"',
  ],
  ...['"1969 Dec 31 14:00"', '"99 Dec 31 23:59"', '"9999 Dec 31 23:59"', '"13 May 22 16:03\\nx"'],
  ...['"01 Sep 9 01:46"', '"13\\u00a0May\\u00a022 16:03"', '"13 May 99"', '"0013 May 22"'],
];

const chance = (random: Random, share: number): boolean => random() < share;

/** A text as JSON, perhaps with everything escaped that can be. */
function quote(random: Random, text: string): Json {
  if (!chance(random, 0.2)) return JSON.stringify(text);
  const escaped = text.split('').map((unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

/** The members in any order, some left out; now and then something else in its place. */
function record(random: Random, members: readonly (readonly [name: string, value: Json])[]): Json {
  if (chance(random, 0.02)) return pick(random, ['null', '[]', '"broken"', '{}', '0']);
  const kept = shuffle(random, members).filter(() => !chance(random, 0.03));
  const space = chance(random, 0.1) ? ' ' : '';
  return `{${kept.map(([name, value]) => `"${name}":${space}${value}`).join(`,${space}`)}}`;
}

function envelope(random: Random, data: Json | undefined): Json {
  const result = pick(random, ['1', '"1"', 'true']);
  const metadata = `"metadata":{"version":1,"reason":"OK","result":${result},"command":"x"}`;
  const members = data === undefined ? [metadata] : [metadata, `"data":${data}`];
  return `${chance(random, 0.1) ? '\n ' : ''}{${shuffle(random, members).join(',')}}`;
}

/** Mostly as it should be; now and then something that is no answer. */
function spoil(random: Random, text: Json): Json {
  if (!chance(random, 0.01)) return text;
  return pick(random, [
    '',
    'Warning: x',
    `x${text}`,
    text.slice(0, -1),
    `${text}x`,
    '{"metadata":{"result":0,"reason":"Busy."}}',
    '{"metadata":{}}',
    '[]',
    'null',
  ]);
}

/** The same seed, the same server. */
export function generateServer(seed: number): Case {
  const random = createRandom(seed);
  const users = shuffle(random, USERS).slice(0, Math.floor(random() * USERS.length));
  const some = (): Json => quote(random, pick(random, USERS));
  // Rare forms are rare, or hardly a record could be read.
  const usual = (common: readonly Json[], all: readonly Json[]): Json =>
    pick(random, chance(random, 0.7) ? common : all);

  const configOf = (user: string, domain = usual(['"x.example"', '"y.test"'], DOMAINS)): Json => {
    const value = record(random, [
      ['is_enabled', usual(['0', '1'], TRUTHS)],
      ['primary_domain', domain],
      ['other', '{"secret":[1]}'],
    ]);
    return `${quote(random, user)}:${value}`;
  };
  const configs = users.map((user) => configOf(user));
  const root = configOf('root', chance(random, 0.9) ? '"web1.example.net"' : '"web1"');
  if (configs.length > 0)
    configs.splice(Math.floor(random() * configs.length), 0, configs[0] ?? '');
  configs.push(root);

  const listed = users.filter(() => !chance(random, 0.05));
  const records = shuffle(random, [...listed, ...listed.slice(0, 1), 'gone']).map((user) =>
    record(random, [
      ['user', /^[1-9][0-9]*$/.test(user) ? user : quote(random, user)],
      ['owner', usual(['"root"', some()], ['null', '5', 'true', '""'])],
      ['plan', usual(PLANS.slice(0, 2), PLANS)],
      ['email', usual(EMAILS.slice(0, 3), EMAILS)],
      ['suspended', usual(['0', '1'], TRUTHS)],
      ['startdate', usual(DAYS.slice(0, 2), DAYS)],
      ['unix_startdate', usual(SECONDS.slice(0, 3), SECONDS)],
    ]),
  );
  const known = users.filter(() => !chance(random, 0.03));
  const features = known.map((user) => [
    user,
    record(random, [
      ['user', quote(random, user)],
      ['feature', chance(random, 0.97) ? '"twofactorauth"' : '"ssh"'],
      ['feature_list_setting', usual(['0', '1'], TRUTHS)],
      ['cpuser_setting', usual(['null'], TRUTHS)],
    ]),
  ]);

  const list = chance(random, 0.02)
    ? pick(random, [undefined, 'null', '[]', '7'])
    : `{${configs.join(',')}}`;
  const acct = chance(random, 0.02)
    ? pick(random, ['{}', '[]', '{"acct":null}'])
    : `{"acct":[${records.join(',')}]}`;
  const policy = usual(
    ['{"is_enabled":1}', '{"is_enabled":"0"}'],
    ['{}', '[]', '{"is_enabled":null}'],
  );
  return {
    answers: {
      twofactorauth_get_user_configs: spoil(random, envelope(random, list)),
      listaccts: spoil(random, envelope(random, acct)),
      twofactorauth_policy_status: spoil(random, envelope(random, policy)),
    },
    features: Object.fromEntries(features) as Record<string, Json>,
    now: NOW + seed,
  };
}
