// The one wall that needs types, run apart because it takes as long as all others together:
// a promise that nobody waits for loses its error.
import tseslint from 'typescript-eslint';
import { browserFolders, fromRoot, root } from './packages.mjs';

const rules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: true } }],
};

const typed = (project) => ({
  plugins: { '@typescript-eslint': tseslint.plugin },
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { project: fromRoot(project), tsconfigRootDir: root },
  },
});

export default [
  {
    ignores: [
      '**/dist/**',
      '**/.next/**',
      '**/node_modules/**',
      '.nx/**',
      '.cache/**',
      '.fermata/**',
      '**/generated/**',
      'apps/web/public/workers/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    files: ['{apps,libs,temporal}/**/*.ts', 'tools/*/{src,test}/**/*.ts'],
    ignores: browserFolders().map((folder) => `${folder}/**`),
    ...typed('tsconfig.spec.json'),
    rules,
  },
  {
    files: browserFolders().map((folder) => `${folder}/src/**/*.{ts,tsx}`),
    ...typed('tsconfig.browser.json'),
    rules,
  },
];
