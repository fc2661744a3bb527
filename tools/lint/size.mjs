// Small files, small functions (medians are a report, caps are law).
import { sourcesOf, testFiles } from './packages.mjs';

const lines = (max) => ({ max, skipBlankLines: true, skipComments: true });

/** The caps of size and complexity. */
export const size = [
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      'max-lines': ['error', lines(300)],
      'max-lines-per-function': ['error', lines(50)],
      'max-params': ['error', 4],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
    },
  },
  {
    files: sourcesOf('core', 'shell'),
    rules: { 'max-lines': ['error', lines(250)], 'max-lines-per-function': ['error', lines(40)] },
  },
  // A component is markup too: it may be longer than a function.
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', lines(80)] } },
  { files: testFiles, rules: { 'max-lines': ['error', lines(400)], 'max-lines-per-function': 'off' } },
];
