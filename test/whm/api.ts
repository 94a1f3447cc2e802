/** WHM API 1: finds the function, and wraps what it answers into metadata and data. */
import { accountFunctions } from './accounts.ts';
import type { ApiFunction, Call, Outcome } from './api-function.ts';
import { personalizationFunctions } from './personalization.ts';
import { twoFactorFunctions } from './two-factor.ts';

const FUNCTIONS = new Map<string, ApiFunction>(
  Object.entries({
    ...twoFactorFunctions,
    ...accountFunctions,
    ...personalizationFunctions,
    version: ({ state }: Call) => ({ data: { version: state.version } }),
  }),
);

/** What can be given a fault: each function, and `*` for every one. */
export const FAULTY_NAMES: ReadonlySet<string> = new Set(['*', ...[...FUNCTIONS.keys()].sort()]);

/** What WHM remarks on a successful call: each a list, or one string with line breaks. */
export interface Remarks {
  readonly warnings?: string | readonly string[];
  readonly messages?: string | readonly string[];
}

/** Runs a function. Returns the JSON text of the whole answer. */
export function answerCall(name: string, call: Call, remarks?: Remarks): string {
  const run = FUNCTIONS.get(name);
  const unknown = `Unknown app (“${name}”) requested for this version (1) of the API.`;
  return wrap(name, run ? run(call) : { refused: unknown }, remarks);
}

/** `result` comes as a number from some functions and as a numeric string from the others. */
export function wrap(name: string, outcome: Outcome, output?: Remarks): string {
  const isRefused = 'refused' in outcome;
  const result = isRefused ? 0 : 1;
  const metadata = JSON.stringify({
    version: 1,
    reason: isRefused ? outcome.refused : 'OK',
    result: name.length % 2 === 0 ? String(result) : result,
    command: name,
    output,
  });
  const data = toJson(outcome);
  return data === undefined
    ? `{"metadata":${metadata}}`
    : `{"data":${data},"metadata":${metadata}}`;
}

/** Undefined, as JSON.stringify has it, where there is no data. */
function toJson(outcome: Outcome): string | undefined {
  if ('json' in outcome) return outcome.json;
  return 'data' in outcome ? JSON.stringify(outcome.data) : undefined;
}
