/** No file of src/ imports itself by way of others, types counted: what goes round in a circle cannot be taken apart. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';

type Imports = ReadonlyMap<string, readonly string[]>;

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g;

/** What each file imports, as paths below the folder: `import`, `import type`, `import()`. */
function readImports(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const read = (file: string) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
      normalize(join(dirname(file), path)),
    );
  return new Map(
    files.filter((file) => file.endsWith('.ts')).map((file) => [file, read(file)] as const),
  );
}

/** The first circle that is found, as a way from a file back to it; nothing where there is none. */
function findCircle(imports: Imports): string[] {
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): string[] => {
    const at = way.indexOf(file);
    if (at >= 0) return [...way.slice(at), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const circle = follow(next, [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = follow(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

suite('imports', () => {
  test('of the sources form no circle', () => {
    const imports = readImports(SOURCE);
    assert.ok(imports.size > 100, 'the sources are found');
    assert.ok([...imports.values()].flat().length > 300, 'and what they import');
    assert.deepEqual(findCircle(imports), []);
  });

  test('that form a circle are found, however long it is', () => {
    const imports = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['b']],
      ['d', []],
    ]);
    assert.deepEqual(findCircle(imports), ['b', 'c', 'b']);
    assert.deepEqual(findCircle(new Map([['a', ['a']]])), ['a', 'a']);
  });
});
