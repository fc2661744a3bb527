import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allPackages, fromRoot } from './packages.mjs';

const doors = new Map(allPackages().map(({ name, folder }) => [name, fromRoot(folder, 'src', 'index.ts')]));
/** Imports and re-exports, those of types too, and modules that are fetched later: all of them tie files together. */
const specifiers =
  /^\s*(?:import|export)\s[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** The imports of files, each file read once. */
export class Circles {
  /** @type {Map<string, readonly string[]>} */
  #imports = new Map();

  /**
   * Takes a file as it is now, saved or not.
   * @param {string} file an absolute path
   * @param {string} text
   */
  learn(file, text) {
    const named = [...text.matchAll(specifiers)].map(([, from, bare, later]) => from ?? bare ?? later ?? '');
    const paths = named.map((name) => (name.startsWith('.') ? join(dirname(file), name) : doors.get(name)));
    this.#imports.set(
      file,
      paths.filter((path) => path !== undefined && path !== file),
    );
  }

  /**
   * The shortest circle of imports that leads back to a file.
   * @param {string} file an absolute path
   * @returns {string[] | undefined} the files in their order, the first also at the end
   */
  through(file) {
    const cameFrom = new Map();
    // Grows while it is walked.
    const open = new Set([file]);
    for (const at of open)
      for (const next of this.#importsOf(at)) {
        if (next === file) return [...wayTo(at, cameFrom), file];
        if (!open.has(next)) cameFrom.set(next, at);
        open.add(next);
      }
    return undefined;
  }

  #importsOf(file) {
    if (!this.#imports.has(file)) this.learn(file, textOf(file));
    return this.#imports.get(file) ?? [];
  }
}

/** A file that is not there is told of by others. */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function wayTo(file, cameFrom) {
  const way = [file];
  for (let at = cameFrom.get(file); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
