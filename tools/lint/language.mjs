// TypeScript as we write it.
import tseslint from 'typescript-eslint';
import { specFiles } from './packages.mjs';
import { named } from './named-rules.mjs';

/** Parser and language rules for sources, scripts and specs. */
export const language = [
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: false } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@typescript-eslint': tseslint.plugin, house: named },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
    },
    rules: {
      'house/file-name': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-unreachable': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-fallthrough': 'error',
      'no-empty': 'error',
      'no-useless-catch': 'error',
      'no-cond-assign': 'error',
      'no-dupe-keys': 'error',
      'no-control-regex': 'error',
      'no-unsafe-finally': 'error',
      'no-self-assign': 'error',
      'no-async-promise-executor': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-object-type': 'error',
      '@typescript-eslint/no-wrapper-object-types': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['libs/**/*.{ts,tsx}', 'apps/**/*.{ts,tsx}', 'temporal/**/*.ts', 'tools/*/src/**/*.ts'],
    ignores: specFiles,
    rules: { 'house/documented-export': 'error' },
  },
  {
    files: specFiles,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
];
