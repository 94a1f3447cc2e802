/** ESLint: TypeScript, Lit, web components, and the import rules between the folders of src/. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { browserSupport } from './browser-support.js';
import { literalText } from './literal-text.js';
import { textBinding } from './text-binding.js';

const root = path.resolve(import.meta.dirname, '../..');

/** What each folder of src/ may import, beside itself: the layers, lowest first. */
const MAY_IMPORT = {
  lib: [],
  i18n: [],
  accounts: ['lib'],
  whm: ['accounts', 'lib'],
  state: ['whm', 'accounts', 'lib'],
  ui: ['i18n', 'lib'],
  features: ['state', 'whm', 'accounts', 'ui', 'i18n', 'lib'],
  page: ['features', 'state', 'whm', 'accounts', 'ui', 'i18n', 'lib'],
};

const folders = Object.keys(MAY_IMPORT);
const features = readdirSync(path.join(root, 'src/features'));

const zones = [
  ...folders.map((folder) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...MAY_IMPORT[folder]].map((name) => `./${name}`),
    message: `src/${folder} may import only: ${MAY_IMPORT[folder].join(', ') || 'nothing'}.`,
  })),
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'Features never import each other: they meet in stores and events.',
  })),
  {
    target: './src/main.ts',
    from: './src',
    except: ['./page', './whm'],
    message: 'src/main.ts may import only: page, whm.',
  },
  {
    target: './test/whm',
    from: './src',
    message: 'The local WHM imports nothing from src: client and server must not share a mistake.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Circles of imports are found by test/imports.test.ts, types counted.
      'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ...lit['flat/recommended'],
  },
  {
    files: ['src/**/*.ts'],
    ...wc['flat/best-practice'],
  },
  {
    files: ['src/**/*.ts'],
    plugins: {
      page: {
        rules: {
          'text-binding': textBinding,
          'literal-text': literalText,
          'browser-support': browserSupport,
        },
      },
    },
    rules: {
      'page/text-binding': 'error',
      'page/literal-text': 'error',
      'page/browser-support': 'error',
      // Lit's base class has the callbacks, and Lit binds its listeners to the element.
      'wc/guard-super-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ...litA11y.configs.recommended,
    plugins: { 'lit-a11y': litA11y },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/main.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'location', 'localStorage', 'sessionStorage', 'fetch'].map((name) => ({
          name,
          message: 'Only src/main.ts touches it and hands it in.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'classProperty',
          modifiers: ['private'],
          format: ['camelCase'],
          leadingUnderscore: 'require',
        },
        {
          selector: 'classMethod',
          modifiers: ['private'],
          format: ['camelCase'],
          leadingUnderscore: 'require',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
);
