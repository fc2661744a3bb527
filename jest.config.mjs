// One configuration for all specs: sources run directly (condition @fermata/source), ESM through swc.
// FERMATA_SPECS picks the kind (pure, integration, e2e); FERMATA_TEST_ROOT narrows it to one folder.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { rooms } from './tools/test/together.mjs';

// In a whole run the specs of some rooms share their modules; what is asked for by name runs by itself.
const apart = process.env.FERMATA_TOGETHER
  ? Object.values(rooms).map(({ folder }) => `/${folder}/`)
  : ['/tools/test/together/'];

const kinds = Object.freeze({
  pure: {
    testMatch: ['<rootDir>/**/*.spec.ts', '<rootDir>/**/*.spec.tsx'],
    ignore: ['\\.(int|e2e)\\.spec\\.tsx?$'],
    // Jest would leave one core to itself, half of a machine that has two; loading files leaves cores idle besides.
    options: {
      testTimeout: 20_000,
      workerIdleMemoryLimit: '1GB',
      maxWorkers: Math.ceil(availableParallelism() * 1.5),
    },
  },
  integration: {
    testMatch: ['<rootDir>/**/*.int.spec.ts'],
    ignore: apart,
    options: {
      testSequencer: join(import.meta.dirname, 'tools/test/together-first.mjs'),
      globalSetup: join(import.meta.dirname, 'tools/test/integration-setup.mjs'),
      globalTeardown: join(import.meta.dirname, 'tools/test/integration-teardown.mjs'),
      testTimeout: 60_000,
      maxWorkers: 2,
    },
  },
  e2e: {
    testMatch: ['<rootDir>/**/*.e2e.spec.ts'],
    ignore: [],
    options: {
      globalSetup: join(import.meta.dirname, 'apps/e2e/src/global-setup.ts'),
      globalTeardown: join(import.meta.dirname, 'apps/e2e/src/global-teardown.ts'),
      runner: join(import.meta.dirname, 'tools/test/alone-first.mjs'),
      testTimeout: 300_000,
      maxWorkers: 2,
    },
  },
});
const name = process.env.FERMATA_SPECS ?? 'pure';
const kind = kinds[name];
if (!kind) throw new Error(`FERMATA_SPECS is one of ${Object.keys(kinds).join(', ')}`);

// Histories and traces were recorded in UTC; pure specs run elsewhere, so that no zone of a host can leak in unseen.
if (name === 'pure') process.env.TZ = 'America/New_York';

const compiled = (syntax) => ({
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', ...syntax },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
  },
  module: { type: 'es6' },
});

/** @type {import('jest').Config} */
export default {
  rootDir: process.env.FERMATA_TEST_ROOT ?? import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@fermata/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: kind.testMatch,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...kind.ignore],
  modulePathIgnorePatterns: [
    '/dist/',
    '/\\.next/',
    '<rootDir>/.nx/',
    '<rootDir>/.fermata/',
    '<rootDir>/.cache/',
  ],
  cacheDirectory: join(import.meta.dirname, '.cache/jest'),
  transform: {
    '^.+\\.ts$': ['@swc/jest', compiled({ decorators: true })],
    '^.+\\.tsx$': ['@swc/jest', compiled({ tsx: true })],
  },
  ...kind.options,
};
