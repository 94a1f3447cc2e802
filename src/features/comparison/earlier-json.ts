/** Reading an earlier export in JSON. */
import { EarlierRecord, NotAnExport, OWN_COLUMNS, readTwoFactor } from './earlier-file.ts';
import type { EarlierExport, Progress } from './earlier-file.ts';
import { cutList, tryParse, type ListForm } from '../../lib/json-pieces.ts';
import { JSON_SCHEMA } from '../../accounts/export-row.ts';
import type { Steps } from '../../lib/steps.ts';

const SCHEMA_FAMILY = /^whm-twofactor-status\/export\//;
const SCHEMAS: readonly string[] = [JSON_SCHEMA, 'whm-twofactor-status/export/1'];
const OWN_MEMBERS = OWN_COLUMNS.map((names) => names.join());
/** How the list of accounts is written, laid out by a program or not. */
const ACCOUNTS: ListForm = {
  opening: /"accounts"\s*:\s*\[/g,
  border: /\}\s*,\s*\{/g,
  end: /\}\s*\]/g,
  brackets: ['[', ']'],
};

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The file with its accounts in pieces; without them where it has no list of accounts. */
function* parseFile(
  text: string,
  onProgress: Progress,
): Steps<{ file: Readonly<Record<string, unknown>>; pieces: readonly unknown[] | undefined }> {
  const cut = yield* cutList(text, ACCOUNTS, (at) => onProgress(at / text.length));
  if (cut) {
    // What stands in its place tells whether it was the file's own list.
    const file = asObject(tryParse(`${text.slice(0, cut.start)}0${text.slice(cut.end)}`));
    if (JSON.stringify(file['accounts']) === '[0]') return { file, pieces: cut.pieces };
  }
  const file = asObject(tryParse(text));
  return { file, pieces: Array.isArray(file['accounts']) ? [file['accounts']] : undefined };
}

/** @throws NotAnExport */
export function* readJsonExport(text: string, onProgress: Progress): Steps<EarlierExport> {
  const { file, pieces } = yield* parseFile(text, (share) => onProgress(share / 2));
  const { schema } = file;
  if (typeof schema !== 'string' || !SCHEMA_FAMILY.test(schema)) {
    throw new NotAnExport('not-an-export');
  }
  if (!SCHEMAS.includes(schema)) throw new NotAnExport('newer-schema');
  if (!pieces) throw new NotAnExport('damaged');
  const record = new EarlierRecord();
  for (const [name, value] of Object.entries(asObject(file['evidence']))) {
    if (typeof value === 'string') record.evidence.set(name, value);
  }
  let isOwnForm = true;
  // As compact as it was, also where a program has laid it out anew.
  record.hash('[');
  for (const [index, piece] of pieces.entries()) {
    for (const row of piece as readonly unknown[]) {
      const members = asObject(row);
      const { user, primary_domain: domain, two_factor: value } = members;
      const twoFactor = readTwoFactor(value);
      if (typeof user !== 'string' || !twoFactor) throw new NotAnExport('damaged');
      record.add({ user, domain: typeof domain === 'string' ? domain : '', twoFactor });
      isOwnForm &&= OWN_MEMBERS.includes(Object.keys(members).join());
    }
    record.hash((index === 0 ? '' : ',') + JSON.stringify(piece).slice(1, -1));
    onProgress(0.5 + (index + 1) / pieces.length / 2);
    yield;
  }
  record.hash(']');
  return record.finish(isOwnForm);
}
