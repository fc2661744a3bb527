import { join } from 'node:path';
import { root } from '../codegen/files.mjs';
import { workspacePackages } from '../codegen/tsconfigs.mjs';

const packages = (await workspacePackages()).map(({ folder, manifest }) => ({
  folder,
  name: manifest.name,
  layer: manifest.fermata?.layer,
  runtime: manifest.fermata?.runtime,
}));
const homeless = packages.filter((entry) => entry.layer === undefined);
if (homeless.length > 0)
  throw new Error(`package.json lacks fermata.layer: ${homeless.map((entry) => entry.folder).join(', ')}`);

export { root };

/** Folders of the packages of these layers, relative to the root. */
export const foldersOf = (...layers) =>
  packages.filter((entry) => layers.includes(entry.layer)).map((entry) => entry.folder);

/** Every package with its layer. */
export const allPackages = () => packages;

/** Folders of the packages that run in a browser. */
export const browserFolders = () =>
  packages.filter((entry) => entry.runtime === 'browser').map((entry) => entry.folder);

/** Glob patterns of all TypeScript sources (specs too) of these layers. */
export const sourcesOf = (...layers) => foldersOf(...layers).map((folder) => `${folder}/**/*.{ts,tsx}`);

/** Code that only tests run: these files may reach for the testing room and the test tools. */
export const specFiles = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.fixture.ts',
  '**/*.fixture.tsx',
  'libs/testing/**/*.ts',
  'apps/e2e/**/*.ts',
];

/** Specs in the narrow sense: files that jest runs. */
export const testFiles = ['**/*.spec.ts', '**/*.spec.tsx'];

/** An absolute path below the root. */
export const fromRoot = (...parts) => join(root, ...parts);
