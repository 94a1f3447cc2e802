/**
 * Domain names: the readable form of an international one, where nobody can take it for another.
 *
 * The rule is the one of browsers, label by label: Unicode's UTS #39 ("Highly Restrictive", and
 * whole-script confusables) with what Chromium's policy for international domain names adds. In our
 * own words, because the libraries that know the rule bring all of Unicode's table of confusables,
 * some 100 kB: of that table only those letters count here that look like ASCII.
 */
import { decodePunycode } from '../lib/punycode.ts';

/** Letters of Chinese, Japanese and Korean, which may stand beside plain ASCII: `no1ソフト`. */
const EAST_ASIAN = '\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}가-힣';

/** The scripts in use today (UTS #31, table 5) that stand alone: nothing but digits and dashes beside them. */
const SCRIPTS =
  'Cyrl Grek Armn Hebr Arab Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Geor Ethi Khmr Thaa';

/** One script, or one of the usual combinations. Latin has a rule of its own. */
const ONE_SCRIPT = new RegExp(
  `^(${[
    ...SCRIPTS.split(' ').map((script) => `\\p{scx=${script}}`),
    'a-z\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}',
    'a-z\\p{scx=Hani}\\p{scx=Bopo}',
    'a-z\\p{scx=Hani}가-힣',
  ]
    .map((letters) => `[-0-9${letters}]+`)
    .join('|')})$`,
  'u',
);

/** The Latin letters in use today, without their accents: not those of phonetics and transcription (ɡ, ɑ, ǀ, ƅ). */
const LATIN = /^[-·a-z0-9ßæðøþđħıłŋœŧə]+$/;

/**
 * Letters, marks and digits; no mark at the beginning, where it would stand on the dot, nor one twice;
 * `·` only between two l, as Catalan has it. Nothing invisible.
 */
const LETTERS = /^(?!\p{M})(?!.*(\p{M})\1)(?!.*\p{DI})(l·(?=l)|[\p{L}\p{M}\p{Nd}〇-])+$/u;

/** Of the scripts below what nobody writes any more, and letters that are nothing but a stroke. */
const OUT_OF_USE = /[ʰ-˿Ͱ-ͽϗ-ϿѢ-ҁـॽᲀ-᷿ⴀ-ⴭ〱-〵〼Ꙁ-ꚟ]/;

/**
 * A name of nothing but these reads as one in ASCII (аррӏе), even if marks stand on them: letters and
 * digits whose prototype in UTS #39's table is ASCII, and those that Chromium counts as such. Latin
 * ı is among them, æ and œ are not: nobody takes them for two letters.
 */
const LOOK_ALIKES =
  /^[-a-z0-9\p{M}ıабгеорсухѕіјґүһҽӏԁԍԛԝҙзӡпъыьюѡѵαγηθικνορστυχωագզէլհյոռսւցքօճշוטחןסװاهھہە\u0660\u0661\u0665\u0667\u06f0\u06f1\u06f5\u06f7იოყძხჽჿሀዐ०২০৪৭੦੧੪૦૨ଠ୦୨௦౦౨೦ഠ൦൭๐໐ဝ၀]+$/u;

/** Signs that pass for a slash, a dash or an O where nothing East Asian stands beside them: `com丿login`. */
const LONE_SIGNS = new RegExp(
  `(^|[^${EAST_ASIAN}])[ノソゾンー一丶丿乀丨亅〇]+($|[^${EAST_ASIAN}])`,
  'u',
);

/**
 * Beside a label that is read from the right, digits and dashes at the edge of another would change
 * sides (RFC 5893).
 */
const FROM_THE_RIGHT = /[\p{scx=Hebr}\p{scx=Arab}\p{scx=Thaa}]/u;
const UNSTEADY_EDGE = /(^|\.)[\p{Nd}-]|-(\.|$)/u;

/** The one form in which a name is registered: another would pass for it (full-width letters, capitals). */
const normalForm = (label: string): string => label.normalize('NFKC').toLowerCase();

const isLatin = (label: string): boolean =>
  !/\p{M}/u.test(label) && LATIN.test(label.normalize('NFD').replace(/\p{M}/gu, ''));

/** The ten digits of each of these scripts lie between two multiples of 16. */
function hasOneKindOfDigits(label: string): boolean {
  const digits = label.match(/\p{Nd}/gu) ?? [];
  return new Set(digits.map((digit) => (digit.codePointAt(0) ?? 0) >> 4)).size < 2;
}

const isHonest = (label: string): boolean =>
  /[^\0-\x7f]/.test(label) &&
  LETTERS.test(label) &&
  !OUT_OF_USE.test(label) &&
  label === normalForm(label) &&
  hasOneKindOfDigits(label) &&
  (isLatin(label) || ONE_SCRIPT.test(label)) &&
  !LONE_SIGNS.test(label);

/** @throws RangeError when a label is malformed or could be taken for another */
function readLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const readable = decodePunycode(label.slice(4));
  if (!isHonest(readable)) throw new RangeError(label);
  return readable;
}

/**
 * The readable form of a domain that WHM stores as punycode (`xn--…`); the stored form where there
 * is nothing to decode, where decoding fails, and where the readable form could be taken for another
 * name.
 */
export function readableDomain(stored: string): string {
  if (!/xn--/i.test(stored)) return stored;
  try {
    const labels = stored.toLowerCase().split('.').map(readLabel);
    const last = labels.at(-1) ?? '';
    // хор.рф: what follows in the same script, and looks like nothing else, says what is meant.
    const isClear = (label: string): boolean =>
      !/[^\0-\x7f]/.test(label) ||
      !LOOK_ALIKES.test(label) ||
      (!LOOK_ALIKES.test(last) && ONE_SCRIPT.test(label + last));
    const shown = labels.join('.');
    const isSteady = !FROM_THE_RIGHT.test(shown) || !UNSTEADY_EDGE.test(shown);
    return labels.every(isClear) && isSteady ? shown : stored;
  } catch {
    return stored;
  }
}
