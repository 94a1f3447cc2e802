/** The bill of materials in the release: what npm says of the same libraries, and nothing of the machine that built it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer, runCommand } from '../install/server.ts';
import { billOfMaterials, librariesOf, SBOM_FILE } from './sbom.ts';
import { packRelease } from './package.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: unknown;
  readonly hashes: unknown;
}
interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly version: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const repository = fileURLToPath(new URL('../../', import.meta.url));
const dist = `${repository}dist`;
const text = await readFile(`${dist}/${SBOM_FILE}`, 'utf8');
const bill = JSON.parse(text) as Bill;

test('names every library in the bundle, as npm knows it', () => {
  const said = execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    { cwd: repository, encoding: 'utf8' },
  );
  const known = new Map((JSON.parse(said) as Bill).components.map((one) => [one.purl, one]));
  assert.ok(bill.components.length >= 6);
  for (const { name, version, purl, licenses, hashes } of bill.components) {
    const its = known.get(purl);
    assert.deepEqual(
      { name, version, licenses, hashes },
      { name: its?.name, version: its?.version, licenses: its?.licenses, hashes: its?.hashes },
    );
  }
});

test('has what the licences are passed on for, and who needs whom', async () => {
  const licences = await readFile(`${dist}/THIRD-PARTY-LICENSES.txt`, 'utf8');
  for (const { name, version } of bill.components) {
    assert.match(licences, new RegExp(`^${name} ${version.replaceAll('.', '\\.')}$`, 'm'));
  }
  const version = (await readFile(`${dist}/VERSION`, 'utf8')).trim();
  assert.equal(bill.metadata.component.version, version);
  const own = bill.dependencies.find(
    ({ ref }) => ref === `pkg:npm/whm-twofactor-status@${version}`,
  );
  const { dependencies } = JSON.parse(await readFile(`${repository}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.equal(own?.dependsOn.length, Object.keys(dependencies).length);
  const all = new Set([own.ref, ...bill.components.map(({ purl }) => purl)]);
  for (const { ref, dependsOn } of bill.dependencies) {
    for (const one of [ref, ...dependsOn]) assert.ok(all.has(one), one);
  }
});

test('has neither time nor serial number nor a path or host of the machine', () => {
  assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.5']);
  assert.doesNotMatch(text, /timestamp|serialNumber|node_modules|resolved|localhost|file:/);
  const addresses = text.match(/https?:\/\/[^/"]+/g);
  assert.deepEqual(addresses, ['http://cyclonedx.org']);
  assert.ok(!text.includes(repository));
  assert.equal(billOfMaterials(bill.components.map(({ name }) => name)), text);
});

test('finds libraries by the paths of modules', () => {
  const modules = ['/a/src/main.ts', '/a/node_modules/@x/y/z.js', '/a/node_modules/b/node_modules/c/d.js'];
  assert.deepEqual(librariesOf(modules), ['@x/y', 'c']);
});

test('is in the archive, under its checksum, and the installer takes the archive', async (t) => {
  const server = await createServer(t);
  const archive = await packRelease({ dist, output: server.scratch('out'), timeSeconds: 0 });
  execFileSync('tar', ['--extract', '-f', archive, '-C', server.scratch()]);
  const directory = server.scratch(`twofactor_status-${bill.metadata.component.version}`);
  assert.equal(await readFile(`${directory}/${SBOM_FILE}`, 'utf8'), text);
  assert.match(await readFile(`${directory}/SHA256SUMS`, 'utf8'), / {2}sbom\.cdx\.json$/m);
  const environment = { DESTDIR: server.root };
  const { code, stderr } = await runCommand([`${directory}/install.sh`], [], { environment });
  assert.deepEqual([code, stderr], [0, '']);
});
