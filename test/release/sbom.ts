/**
 * The software bill of materials that the release archive carries (CycloneDX 1.5, https://cyclonedx.org): which
 * libraries' code is in the bundle. The same commit gives the same bytes, so it has neither time nor serial number.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Its name in the archive. CycloneDX asks for the ending. */
export const SBOM_FILE = 'sbom.cdx.json';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const readPackage = (folder: string): Package => readJson(join(folder, 'package.json')) as Package;

/** The packages whose code these modules are, in order. A module of the project itself is of none. */
export function librariesOf(moduleIds: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const id of moduleIds) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
}

/** https://github.com/package-url/purl-spec: of a scope's `@` the code. */
const purl = ({ name, version }: Package): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** What the lock file says of a package's archive, in the form of CycloneDX. */
function hashes(integrity: string): { alg: string; content: string }[] {
  const [, base64 = ''] = /^sha512-(\S+)$/.exec(integrity) ?? [];
  if (base64 === '') throw new Error(`package-lock.json: not a SHA-512: ${integrity}`);
  return [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
}

const describe = (one: Package, type: 'application' | 'library'): object => ({
  'bom-ref': purl(one),
  type,
  name: one.name,
  version: one.version,
  ...(one.description !== undefined && { description: one.description }),
  licenses: [{ license: { id: one.license } }],
  purl: purl(one),
});

/**
 * @param libraries the packages in the bundle, by name
 * @param root the checkout, with what is installed in it
 */
export function billOfMaterials(libraries: readonly string[], root = '.'): string {
  const { packages } = readJson(join(root, 'package-lock.json')) as {
    packages: Readonly<Record<string, { readonly integrity?: string }>>;
  };
  const product = readPackage(root);
  const found = libraries.map((name) => readPackage(join(root, 'node_modules', name)));
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: describe(product, 'application'),
    },
    components: found.map((one) => ({
      ...describe(one, 'library'),
      hashes: hashes(packages[`node_modules/${one.name}`]?.integrity ?? ''),
    })),
    dependencies: [product, ...found].map((one) => ({
      ref: purl(one),
      dependsOn: found.filter(({ name }) => name in (one.dependencies ?? {})).map(purl),
    })),
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}
