import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '@fermata/model';
import { collectActivities } from './collect-activities.ts';
import type { ActivityCollection, ActivityModule } from './collect-activities.ts';

/** Imports one module by package name or file URL; the worker may pass its own to choose where names resolve. */
export type ImportModule = (specifier: string) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Imports packages, files and folders (a folder with a package.json by its entry, else every .js and .mjs file in it)
 * and collects their activities. Never throws: what cannot be loaded is a problem beside the activities of the rest.
 */
export async function loadActivities(
  specifiers: readonly string[],
  importModule: ImportModule = (specifier) => import(specifier),
): Promise<ActivityCollection> {
  const loaded = await Promise.all(specifiers.map((specifier) => loadOne(specifier, importModule)));
  const collected = collectActivities(loaded.flatMap((one) => one.modules));
  return { ...collected, problems: [...loaded.flatMap((one) => one.problems), ...collected.problems] };
}

interface Loaded {
  readonly modules: readonly ActivityModule[];
  readonly problems: readonly Problem[];
}

async function loadOne(specifier: string, importModule: ImportModule): Promise<Loaded> {
  try {
    const targets = await targetsOf(specifier);
    const exports = await Promise.all(targets.map(importModule));
    return { modules: [{ specifier, exports: merged(exports) }], problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `cannot load activities from ${specifier}: ${reason}`;
    return { modules: [], problems: [{ code: 'activity.load', path: '', message, severity: 'error' }] };
  }
}

/** Export names of several files may be equal, so later ones are numbered rather than lost. */
function merged(modules: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const entries = modules.flatMap((exports, index) =>
    Object.entries(exports).map(([name, value]) => [index === 0 ? name : `${name}~${index}`, value] as const),
  );
  return Object.fromEntries(entries);
}

async function targetsOf(specifier: string): Promise<readonly string[]> {
  if (!specifier.startsWith('.') && !isAbsolute(specifier)) return [specifier];
  const path = resolve(specifier);
  if (!(await stat(path)).isDirectory()) return [pathToFileURL(path).href];
  const names = await readdir(path);
  const files = names.includes('package.json') ? [await entryOf(path)] : names.filter(isScript).sort();
  return files.map((name) => pathToFileURL(join(path, name)).href);
}

function isScript(name: string): boolean {
  return /(?<!\.(spec|test))\.m?js$/.test(name);
}

async function entryOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { exports, main } = manifest as { exports?: unknown; main?: unknown };
  return entryIn(exports) ?? (typeof main === 'string' ? main : 'index.js');
}

/** The entry of a package's `exports`: a text, or its `.`, `import` or `default`, however deep. */
function entryIn(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const conditions = exports as Record<string, unknown>;
  return entryIn(conditions['.'] ?? conditions['import'] ?? conditions['default']);
}
