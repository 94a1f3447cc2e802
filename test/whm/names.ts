/** User names and domains as hosting customers have them, each once. */
import { domainToASCII } from 'node:url';
import { pick, type Random } from './random.ts';

const words = (text: string): readonly string[] => text.split(/\s+/);

const FIRST = words(
  `abbey acme adler alpen amber apex aqua arbor atlas aurora baker bella birch blue bright brook canal cedar
  city clear coast copper crystal delta eagle elm ever fern fjord forest garden golden grand green harbor hazel
  hill iris ivory jade juniper kings lake laurel lime lotus maple meadow metro mint moon north oak ocean olive
  orchid park pearl pine polar prime quartz river rose royal ruby sage silver sky solar spring star stone summit
  sun swift terra thames tulip urban valley vista west willow wind winter wood zen`,
);

const SECOND = words(
  `bakery bikes books cafe care clinic coffee consult dental design farm films fitness flowers foods garage glass
  homes hotel kfz labs law legal logistics media motors movers music optics paint pets pharma photo pizza press
  print realty repair school soft studio tax tech tiles tours toys travel tyres wines works yoga`,
);

/** International domains, with the user name that a customer takes for one. */
const INTERNATIONAL: readonly (readonly [user: string, label: string])[] = [
  ['alpenhof', 'alpenhof-münchen'],
  ['baeckerei', 'bäckerei-müller'],
  ['cafezuerich', 'café-zürich'],
  ['fusspflege', 'fußpflege-köln'],
  ['senortapas', 'señor-tapas'],
  ['cremebrulee', 'crème-brûlée'],
  ['smorgas', 'smörgås'],
  ['pekarnya', 'пекарня'],
  ['russkiychai', 'русский-чай'],
  ['elia', 'ελιά'],
  ['sushitokyo', '寿司-東京'],
  ['kafeiguan', '咖啡馆'],
  ['hansikdang', '한식당'],
  ['makhbaz', 'مخبز'],
  ['maafiya', 'מאפייה'],
  ['danang', 'đà-nẵng'],
];
const INTERNATIONAL_SHARE = 0.03;

const TLDS = words('example example example test example.net example.org');

/** WHM's user names have at most 16 characters; this leaves room for a number. */
const BASE_LENGTH = 12;

export interface Names {
  readonly user: string;
  /** As WHM stores it: ASCII. */
  readonly domain: string;
}

/** Each call gives another pair. Who comes second to a name gets it with a number, as customers do. */
export function createNamer(random: Random): () => Names {
  const uses = new Map<string, number>();
  return () => {
    const isInternational = random() < INTERNATIONAL_SHARE;
    const pair = [pick(random, FIRST), pick(random, SECOND)];
    const [whole, label] = isInternational
      ? pick(random, INTERNATIONAL)
      : [pair.join(''), pair.join('-')];
    const base = whole.slice(0, BASE_LENGTH);
    const use = (uses.get(base) ?? 0) + 1;
    uses.set(base, use);
    const number = use === 1 ? '' : String(use);
    const domain = `${label}${number}.${pick(random, TLDS)}`;
    return { user: base + number, domain: isInternational ? domainToASCII(domain) : domain };
  };
}
