/** Builds dist/: the bundle and all that is installed beside it, as the release archive holds it. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type Plugin } from 'vite';
import { bootMessages } from './src/i18n/boot-messages.ts';
import { ownerMessage } from './src/i18n/owner-message.ts';
import type { Texts } from './src/i18n/texts.ts';
import { readSourceTime } from './test/release/package.ts';
import { billOfMaterials, librariesOf, SBOM_FILE } from './test/release/sbom.ts';
import { copyServerDirectories } from './test/release/server-directories.ts';

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What goes into the release as it is. */
const COPIED = [
  'appconfig/twofactor_status.conf',
  'install.sh',
  'LICENSE',
  'plugin/twofactor_status.png',
  'src/accounts/export.schema.json',
];

/** Libraries whose code is in the bundle: their licences ask to be passed on with it. */
function thirdPartyLicences(libraries: readonly string[]): string {
  return libraries
    .map((name) => {
      const folder = join('node_modules', name);
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        version: string;
      };
      return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(78)}\n\n`);
}

/**
 * Puts the server's files beside the bundle. The template names the assets by their hashes, index.cgi
 * names the templates by the hashes of their content, and SHA256SUMS covers everything as it lies on the
 * disk: install.sh refuses what does not match.
 */
function serverFiles(): Plugin {
  return {
    name: 'server-files',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const assetName = (suffix: string): string => {
        const name = Object.keys(bundle).find(
          (file) => /\/main-[^/]*$/.test(file) && file.endsWith(suffix),
        );
        if (name === undefined) throw new Error(`The build made no main ${suffix} file`);
        return name.replace(/^plugin\//, '');
      };
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      let cgi = readFileSync('plugin/index.cgi', 'utf8').replaceAll('@VERSION@', version);
      mkdirSync(join(dir, 'appconfig'));
      const languages = readLanguages();
      const { start, tags } = writeTexts(dir, languages);
      for (const name of ['index', 'notice']) {
        const template = readFileSync(`plugin/${name}.tmpl`, 'utf8')
          .replaceAll('@SCRIPT@', assetName('.js'))
          .replaceAll('@STYLESHEET@', assetName('.css'))
          .replaceAll('@TEXTS@', start)
          .replaceAll('@LANGUAGES@', tags.join(' '))
          .replaceAll('@BOOT@', bootTexts(languages))
          .replaceAll('@VERSION@', version);
        const templateName = `${name}-${sha256(template).slice(0, 16)}.tmpl`;
        writeFileSync(join(dir, 'plugin', templateName), template);
        cgi = cgi.replaceAll(`${name}.tmpl`, templateName);
      }
      writeFileSync(join(dir, 'plugin/index.cgi'), cgi, { mode: 0o755 });
      copyServerDirectories(dir, { version, timeSeconds: readSourceTime() });
      writeFileSync(join(dir, 'VERSION'), `${version}\n`);
      const libraries = librariesOf(this.getModuleIds());
      writeFileSync(join(dir, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(libraries));
      writeFileSync(join(dir, SBOM_FILE), billOfMaterials(libraries));
      writeFileSync(join(dir, 'README.md'), administratorsReadme());
      for (const name of COPIED)
        copyFileSync(name, join(dir, name.replace(/^src\/accounts\//, '')));
      writeFileSync(join(dir, 'SHA256SUMS'), checksums(dir));
    },
  };
}

/** Of the README what someone needs who installs the plugin: without pictures, and without development. */
function administratorsReadme(): string {
  const [forAdministrators = ''] = readFileSync('README.md', 'utf8').split('\n## Development');
  return forAdministrators.replace(/^(!\[|<img ).*\n+/gm, '');
}

const LANGUAGES = 'src/i18n/languages';

/** Tags beside the languages' own by which a server may know them. */
const OTHER_TAGS: readonly string[] = ['no=nb', 'zh-hant=zh-tw', 'zh-hk=zh-tw'];

/** All languages but English, by tag (pt-br): a regional one (es-419) says only what it says in another way. */
function readLanguages(): Map<string, Record<string, Texts>> {
  const read = (tag: string) =>
    JSON.parse(readFileSync(join(LANGUAGES, `${tag}.json`), 'utf8')) as Record<string, Texts>;
  const tags = readdirSync(LANGUAGES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
  return new Map(
    tags.map((tag) => {
      const base = REGIONAL[tag];
      return [tag.replace('_', '-'), base === undefined ? read(tag) : merge(read(base), read(tag))];
    }),
  );
}

/** Languages that are forms of another, and what they do not say is said as there. */
const REGIONAL: Readonly<Record<string, string>> = { es_419: 'es' };

function merge<T extends Texts>(base: T, over: Texts): T {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = base[key];
    return [
      key,
      typeof value === 'object' && typeof below === 'object' ? merge(below, value) : value,
    ];
  });
  return { ...base, ...Object.fromEntries(merged) } as T;
}

/**
 * Writes the texts of each language in two files: what the first rows say, and the rest; and the message to
 * owners in all of them. One hash in all their names, because the page finds them by their language.
 *
 * @returns the beginning of their addresses, and the pairs of a tag and its language
 */
function writeTexts(dir: string, languages: ReadonlyMap<string, Record<string, Texts>>) {
  const files = new Map<string, string>();
  for (const [tag, groups] of languages) {
    const { list, ...rest } = groups;
    // It stands in the template.
    delete rest['boot'];
    files.set(`${tag}-first`, JSON.stringify(withoutRepeats({ list: list ?? {} })));
    files.set(tag, JSON.stringify(withoutRepeats(rest)));
  }
  const owners = [...languages, ['en', { ownerMessage }] as const].map(
    ([tag, { ownerMessage }]) => [tag, ownerMessage] as const,
  );
  files.set('owners', JSON.stringify(Object.fromEntries(owners)));
  const start = `assets/texts-${sha256([...files.values()].join('\n')).slice(0, 8)}-`;
  for (const [name, text] of files)
    writeFileSync(join(dir, 'plugin', `${start}${name}.json`), text);
  return { start, tags: [...[...languages.keys()].map((tag) => `${tag}=${tag}`), ...OTHER_TAGS] };
}

/**
 * Without plural forms that say the same as the general one: where a form is missing, the page takes that. `_one`
 * stays: English has it, and would be seen through the gap.
 */
function withoutRepeats(texts: Texts): Texts {
  const kept = Object.entries(texts).flatMap(([key, value]): [string, string | Texts][] => {
    if (typeof value !== 'string') return [[key, withoutRepeats(value)]];
    const general = key.replace(/_(zero|two|few|many)$/, '_other');
    return general !== key && texts[general] === value ? [] : [[key, value]];
  });
  return Object.fromEntries(kept);
}

/** What stands in the page before the script runs, in each language but English, as a branch of the template. ASCII only, as it is there. */
function bootTexts(languages: ReadonlyMap<string, Record<string, Texts>>): string {
  const encode = (text: unknown) =>
    String(text).replace(/[^ -%'-;=?-~]/gu, (one) => `&#${String(one.codePointAt(0))};`);
  const branches = [...languages].map(([tag, { boot }]) => {
    const { noScript, loading, failed } = { ...bootMessages, ...boot };
    return `[% CASE '${tag}' %]
    <div lang="${tag}">
        <noscript><p>${encode(noScript)}</p></noscript>
        <div class="tfs-boot">
            <p>${encode(loading)}</p>
            <p class="tfs-boot-failed">${encode(failed)}</p>
        </div>
    </div>`;
  });
  return branches.join('\n    ');
}

function checksums(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => `${sha256(readFileSync(join(dir, name)))}  ${name}\n`)
    .join('');
}

/** Takes the white space out of the html and css templates, which no other step looks into. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.includes('/src/') || !id.endsWith('.ts')) return null;
      return (
        (
          await minifyHTMLLiterals(code, {
            fileName: id,
            minifyOptions: { removeAttributeQuotes: true },
          })
        )?.code ?? null
      );
    },
  };
}

/**
 * Vite wraps every `import()` into a loader of stylesheets and preloads, 0.8 kB that have nothing to do
 * here: the parts of the page bring their styles with them.
 */
function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js'
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
  };
}

/** What src/main.ts imports, and what that imports, but for what is loaded later. */
const firstModules = new Set<string>();

function findFirstModules(): Plugin {
  return {
    name: 'find-first-modules',
    apply: 'build',
    buildEnd() {
      const add = (id: string): void => {
        if (firstModules.has(id)) return;
        firstModules.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(add);
      };
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) add(id);
    },
  };
}

/** The browsers of package.json, as Vite names them: `safari 16.4` is `safari16.4`. */
function oldestBrowsers(): string[] {
  const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    browserslist: string[];
  };
  return browserslist.map((browser) => browser.replace(' ', ''));
}

export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist',
    target: oldestBrowsers(),
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'src/main.ts',
      output: {
        entryFileNames: 'plugin/assets/[name]-[hash].js',
        chunkFileNames: 'plugin/assets/[name]-[hash].js',
        assetFileNames: 'plugin/assets/[name]-[hash][extname]',
        // What the first rows need is one file, also where later parts need it, too.
        codeSplitting: {
          groups: [
            { name: 'main', test: (id) => firstModules.has(id) },
            {
              name: 'long',
              test: /\/(whm\/long-answers|lib\/(run-steps|merge-sort|json-pieces))\./,
            },
          ],
        },
      },
    },
  },
  plugins: [minifyTemplates(), bareImports(), findFirstModules(), serverFiles()],
});
