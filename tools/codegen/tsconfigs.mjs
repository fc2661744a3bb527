import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './files.mjs';

/** Layers whose code may not see Node or the DOM: tsc itself refuses both. */
const pureLayers = new Set(['core', 'shell']);

/** Every workspace package of ours, with its folder relative to the root. */
export async function workspacePackages() {
  const { workspaces } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const folders = (await Promise.all(workspaces.map(expand))).flat();
  const found = await Promise.all(folders.map(readPackage));
  return found.filter((entry) => entry !== undefined).sort((a, b) => a.folder.localeCompare(b.folder));
}

async function expand(pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  const entries = await readdir(join(root, parent), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`);
}

async function readPackage(folder) {
  const text = await readFile(join(root, folder, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { folder, manifest: JSON.parse(text) };
}

/** The tsconfig files of all packages and of the root, derived from the manifests. */
export async function generateTsconfigs() {
  const packages = await workspacePackages();
  const folderOf = new Map(packages.map((entry) => [entry.manifest.name, entry.folder]));
  const files = packages.flatMap((entry) => packageConfigs(entry, folderOf));
  const references = packages.filter((entry) => !isBundled(entry)).map((entry) => ({ path: entry.folder }));
  files.push({ path: 'tsconfig.json', text: JSON.stringify({ files: [], references }) });
  files.push({
    path: 'tsconfig.spec.json',
    text: JSON.stringify(everything(packages.filter((entry) => !isForBrowsers(entry)))),
  });
  files.push({
    path: 'tsconfig.browser.json',
    text: JSON.stringify(everythingInBrowsers(packages.filter(isForBrowsers))),
  });
  return files;
}

/** Packages with `fermata.runtime: "browser"` see the DOM and write JSX. */
const isForBrowsers = ({ manifest }) => manifest.fermata?.runtime === 'browser';

/** What is bundled by its own tool is checked, not emitted, by the compiler. */
const isBundled = ({ manifest }) => manifest.exports === undefined;

const browserOptions = {
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
};

const specOptions = {
  composite: false,
  declaration: false,
  noEmit: true,
  rewriteRelativeImportExtensions: false,
  allowImportingTsExtensions: true,
  types: ['node'],
};

/** All sources and specs as one program: many times faster than one program for each package. */
function everything(packages) {
  return {
    extends: './tsconfig.base.json',
    compilerOptions: {
      ...specOptions,
      allowJs: true,
      incremental: true,
      tsBuildInfoFile: '.cache/tsconfig.spec.tsbuildinfo',
    },
    include: [
      ...packages.flatMap(({ folder }) => [`${folder}/src`, `${folder}/test`]),
      'tools/*/*.ts',
      'tools/lint',
    ],
  };
}

/** The sources and specs of everything that runs in a browser, as one program. */
function everythingInBrowsers(packages) {
  const { extends: base, compilerOptions } = everything(packages);
  return {
    extends: base,
    compilerOptions: {
      ...compilerOptions,
      ...browserOptions,
      // Next's own modules have no exports map: only a bundler's resolution finds them.
      module: 'ESNext',
      moduleResolution: 'Bundler',
      tsBuildInfoFile: '.cache/tsconfig.browser.tsbuildinfo',
    },
    include: packages.flatMap(({ folder }) => [`${folder}/src`, `${folder}/test`]),
  };
}

/** What Next checks and bundles: built rooms by their types, no output of its own. */
function bundled(references) {
  return {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      ...specOptions,
      ...browserOptions,
      customConditions: [],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      incremental: true,
      tsBuildInfoFile: '../../.cache/web.tsbuildinfo',
      allowJs: true,
      plugins: [{ name: 'next' }],
    },
    include: ['next-env.d.ts', 'src', '.next/types/**/*.ts'],
    exclude: ['node_modules', ...['ts', 'tsx'].map((ending) => `src/**/*.spec.${ending}`)],
    references,
  };
}

function packageConfigs(entry, folderOf) {
  const { folder, manifest } = entry;
  const pure = pureLayers.has(manifest.fermata?.layer);
  const runtime = isForBrowsers(entry) ? browserOptions : {};
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const references = names
    .filter((name) => folderOf.has(name))
    .map((name) => ({ path: relative(join(root, folder), join(root, folderOf.get(name))) }));
  const build = {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/.tsbuildinfo',
      types: pure ? [] : ['node'],
      ...runtime,
    },
    include: ['src'],
    exclude: ['ts', 'tsx'].flatMap((ending) => [`src/**/*.spec.${ending}`, `src/**/*.fixture.${ending}`]),
    references,
  };
  const spec = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { ...specOptions, ...runtime },
    include: ['src', 'test'],
  };
  if (isBundled(entry))
    return [{ path: `${folder}/tsconfig.json`, text: JSON.stringify(bundled(references)) }];
  return [
    { path: `${folder}/tsconfig.json`, text: JSON.stringify(build) },
    { path: `${folder}/tsconfig.spec.json`, text: JSON.stringify(spec) },
  ];
}
