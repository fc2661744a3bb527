// The floors: core < rules < adapter < app; the shell stands on core alone; adapters never meet; apps never meet.
import boundaries from 'eslint-plugin-boundaries';
import { allPackages, fromRoot, root, specFiles } from './packages.mjs';

/** Which layers each layer may import; its own package is always open to a file. */
const floors = {
  core: ['core'],
  rules: ['core', 'rules'],
  adapter: ['core', 'rules'],
  shell: ['core'],
  app: ['core', 'rules', 'adapter', 'tool'],
  tool: ['core', 'rules', 'adapter'],
  testing: ['core', 'rules', 'adapter'],
};

/** The packages from outside that a layer may use; a layer that is not named is bound by its package.json only. */
const outside = {
  core: ['@marcbachmann/cel-js', 're2js'],
  shell: ['@temporalio/workflow', '@temporalio/common'],
};

const external = (source) => ({ module: { origin: 'external', ...(source && { source }) } });
const layer = (type) => ({ element: { type } });
const allow = (from, to, extra = {}) => ({ from, allow: { to, ...extra } });

const floorPolicies = Object.entries(floors).map(([from, to]) => allow(layer(from), layer(to)));

const outsidePolicies = Object.keys(floors).map((from) => allow(layer(from), external(outside[from])));

const runtimePolicies = ['adapter', 'app', 'tool', 'testing'].map((from) =>
  allow(layer(from), { module: { origin: 'core' } }),
);

/** Specs and the testing room may use the test tools and Node; the floors still hold for our own packages. */
const specPolicies = [
  allow({ file: { categories: 'spec' } }, external()),
  allow({ file: { categories: 'spec' } }, { module: { origin: 'core' } }),
  allow({ file: { categories: 'spec' } }, layer('testing')),
];

const lastWord = [
  // The bundle is loaded by path; only types may be named.
  allow(layer('app'), layer('shell'), { dependency: { kind: 'type' } }),
  {
    from: { element: { type: ['core', 'rules', 'shell', 'adapter'] } },
    disallow: { to: external('@nestjs/*') },
    message: 'Nest stays in apps/: an adapter is a plain class with constructor parameters',
  },
];

/** The table of floors as a lint configuration. */
export const layers = {
  files: ['libs/**/*.{ts,tsx}', 'apps/**/*.{ts,tsx}', 'temporal/**/*.ts', 'tools/*/src/**/*.ts'],
  plugins: { boundaries },
  settings: {
    'boundaries/root-path': root,
    'boundaries/legacy-templates': false,
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
    'boundaries/elements': allPackages().map((entry) => ({
      type: entry.layer,
      pattern: entry.folder,
      partialMatch: false,
    })),
    'boundaries/files': [{ category: 'spec', pattern: specFiles }],
    'import/resolver': { typescript: resolverOptions() },
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        policies: [...floorPolicies, ...outsidePolicies, ...runtimePolicies, ...specPolicies, ...lastWord],
      },
    ],
    'boundaries/no-unknown-files': 'error',
  },
};

/** How both import plugins find a file: sources of our packages, never their built output. */
export function resolverOptions() {
  return {
    project: fromRoot('tsconfig.base.json'),
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    conditionNames: ['@fermata/source', 'types', 'import', 'node', 'default'],
  };
}
