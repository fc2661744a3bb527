// One door per package, no cycles between files, nothing undeclared.
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { allPackages, fromRoot, specFiles } from './packages.mjs';
import { resolverOptions } from './layers.mjs';
import { named } from './named-rules.mjs';

const declared = (packageDir, extra = {}) => ({
  'import-x/no-extraneous-dependencies': ['error', { includeTypes: true, packageDir, ...extra }],
});

const perPackage = allPackages().flatMap(({ folder }) => [
  {
    files: [`${folder}/**/*.{ts,tsx}`, `${folder}/lib/**/*.mjs`],
    rules: declared(fromRoot(folder), { devDependencies: false }),
  },
  {
    files: specFiles.filter((pattern) => pattern.startsWith('**')).map((pattern) => `${folder}/${pattern}`),
    rules: declared([fromRoot(folder), fromRoot()], { whitelist: ['@fermata/testing'] }),
  },
]);

const testRooms = ['libs/testing', 'apps/e2e'].map((folder) => ({
  files: [`${folder}/**/*.ts`],
  rules: declared([fromRoot(folder), fromRoot()], { whitelist: ['@fermata/testing'] }),
}));

/** The doors between packages and files. */
export const imports = [
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { 'import-x': importX, house: named },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver(resolverOptions())],
      'import-x/extensions': ['.ts', '.tsx', '.mjs', '.js'],
      'import-x/internal-regex': '^@fermata/',
    },
    rules: {
      'house/no-circle': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/no-duplicates': 'error',
      'house/one-door': [
        'error',
        {
          patterns: [
            {
              group: ['@fermata/*/*', '!@fermata/ui/styles.css'],
              message: 'a room has one door: import from "@fermata/<room>" itself',
            },
          ],
        },
      ],
    },
  },
  // The test run starts the stack's own launchers, which are plain scripts without a door.
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['tools/test/**'],
    rules: { 'import-x/no-relative-packages': 'error' },
  },
  {
    files: ['libs/**/*.{ts,tsx}', 'temporal/**/*.ts', 'apps/web/src/{features,shared}/**/*.{ts,tsx}'],
    // What next-intl asks for its settings has to be a default export.
    ignores: ['apps/web/src/shared/i18n/request.ts'],
    rules: { 'import-x/no-default-export': 'error' },
  },
  ...perPackage,
  ...testRooms,
];
