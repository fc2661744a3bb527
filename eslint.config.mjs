// The walls of the house. Each idea is a file of tools/lint; tools/lint/walls.spec.ts plants a breach of each.
import { doors } from './tools/lint/doors.mjs';
import { imports } from './tools/lint/imports.mjs';
import { language } from './tools/lint/language.mjs';
import { layers } from './tools/lint/layers.mjs';
import { purity } from './tools/lint/purity.mjs';
import { size } from './tools/lint/size.mjs';
import { tests } from './tools/lint/tests.mjs';
import { web } from './tools/lint/web.mjs';

const generated = ['libs/*/src/generated/**', 'apps/web/src/shared/api/generated/**'];

export default [
  {
    ignores: [
      '**/dist/**',
      '**/.next/**',
      'apps/web/public/workers/**',
      'apps/web/next-env.d.ts',
      '**/node_modules/**',
      '.nx/**',
      '.cache/**',
      '.fermata/**',
      'tools/stack/.types-*/**',
      'coverage/**',
      ...generated,
    ],
  },
  ...language,
  ...imports,
  layers,
  ...purity,
  ...doors,
  ...size,
  ...web,
  tests,
];
