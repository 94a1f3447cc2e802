/**
 * `npm run messages`: what is missing or wrong in the files of the languages, for translators.
 * `npm run messages -- de`: of one language, with the English text of what is missing; `-- en`: all English texts as a file to begin with.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Texts } from '../../src/i18n/texts.ts';
import { readEnglish } from './english.ts';
import { findFaults, flatten, keysOf } from './language-faults.ts';

const FOLDER = 'src/i18n/languages';
/** Says only what it says in another way than the language that it is a form of. */
const PARTIAL = new Set(['es_419']);

const english = await readEnglish();
const [only] = process.argv.slice(2);

if (only === 'en') {
  console.log(JSON.stringify(english, null, 2));
} else {
  const tags = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));
  for (const tag of tags.filter((one) => only === undefined || one === only)) {
    const texts = JSON.parse(readFileSync(`${FOLDER}/${tag}.json`, 'utf8')) as Texts;
    const language = tag.replace('_', '-');
    const faults = findFaults(english, texts, language, { isPartial: PARTIAL.has(tag) });
    console.log(`${tag}: ${faults.length === 0 ? 'whole' : `${faults.length} faults`}`);
    if (only === undefined) continue;
    const wanted = keysOf(flatten(english), language);
    for (const fault of faults)
      console.log(`  ${fault}  ${wanted.get(fault.replace('missing: ', '')) ?? ''}`);
  }
}
