// One configuration for all specs: sources run directly (condition @fermata/source), ESM through swc.
const integration = process.env.FERMATA_SPECS === 'integration';

/** @type {import('jest').Config} */
export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@fermata/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: integration ? ['<rootDir>/**/*.int.spec.ts'] : ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/e2e/', ...(integration ? [] : ['\\.int\\.spec\\.ts$'])],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.nx/', '<rootDir>/.fermata/', '<rootDir>/.cache/'],
  cacheDirectory: '<rootDir>/.cache/jest',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  ...(integration
    ? {
        globalSetup: '<rootDir>/tools/test/integration-setup.mjs',
        globalTeardown: '<rootDir>/tools/test/integration-teardown.mjs',
        testTimeout: 60_000,
        maxWorkers: 2,
      }
    : { testTimeout: 20_000 }),
};
