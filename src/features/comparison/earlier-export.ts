/** Reading an earlier export, as it was written or as another program has stored it since. */
import { readCsvExport } from './earlier-csv.ts';
import type { EarlierExport, Progress } from './earlier-file.ts';
import { readJsonExport } from './earlier-json.ts';
import type { Steps } from '../../lib/steps.ts';

export { NotAnExport, type EarlierExport } from './earlier-file.ts';

/**
 * @param onProgress told which share of the work is done
 * @throws NotAnExport
 */
export function* readEarlierExport(
  text: string,
  onProgress: Progress = () => undefined,
): Steps<EarlierExport> {
  const plain = text.replace(/^\uFEFF/, '');
  const read = plain.trimStart().startsWith('{') ? readJsonExport : readCsvExport;
  return yield* read(plain, onProgress);
}
