/** The translator (../translator.ts) for one test. */
import { Translator } from '../translator.ts';

/** Translates the whole document, or a part of it, until the end of the test. */
export function translate(root: Node = document.body): Translator {
  const translator = new Translator();
  translator.start(root);
  running.push(translator);
  return translator;
}

const running: Translator[] = [];

afterEach(() => {
  for (const translator of running.splice(0)) translator.stop();
});
