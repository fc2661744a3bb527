// The one wall that needs types, run apart because it takes as long as all others together:
// a promise that nobody waits for loses its error.
import tseslint from 'typescript-eslint';
import { fromRoot, root } from './packages.mjs';

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.cache/**', '.fermata/**', '**/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    files: ['{apps,libs,temporal}/**/*.ts', 'tools/*/{src,test}/**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: fromRoot('tsconfig.spec.json'), tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: true } }],
    },
  },
];
