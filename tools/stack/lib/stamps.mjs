import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const sourceFolders = Object.freeze(['apps', 'libs', 'temporal', 'tools', 'schemas']);
const sourceFiles = Object.freeze(['package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json']);
const notSources = new Set(['node_modules', 'dist', 'histories', 'examples', 'coverage']);
/** What a build itself writes beside the sources. */
const written = Object.freeze(['apps/web/public/workers/', 'apps/web/next-env.d.ts']);

/**
 * What a build depends on: every source file by path and content; tests do not count.
 * @param {string} clone
 * @returns {Promise<string>}
 */
export async function sourcesStamp(clone) {
  const found = (await Promise.all(sourceFolders.map((folder) => filesUnder(join(clone, folder))))).flat();
  const sources = found.filter((file) => !written.some((path) => file.startsWith(join(clone, path))));
  const files = [...sources, ...sourceFiles.map((file) => join(clone, file))].sort();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return hashOf([
    process.version,
    ...files.flatMap((file, index) => [file.slice(clone.length), texts[index] ?? '']),
  ]);
}

/** @param {string} folder @returns {Promise<string[]>} */
async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.filter(isSource).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
  return (await Promise.all(found)).flat();
}

/** @param {import('node:fs').Dirent} entry */
function isSource(entry) {
  if (entry.isDirectory()) return !notSources.has(entry.name) && !entry.name.startsWith('.');
  return entry.isFile() && !/\.spec\.tsx?$|\.md$/.test(entry.name);
}

/**
 * Whether a file holds this stamp.
 * @param {string} file
 * @param {string} stamp
 */
export async function isStamped(file, stamp) {
  return (await readFile(file, 'utf8').catch(() => '')).trim() === stamp;
}

/** @param {string} file @param {string} stamp */
export async function writeStamp(file, stamp) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${stamp}\n`);
}

/** @param {readonly string[]} parts */
function hashOf(parts) {
  const hash = createHash('sha256');
  // Lengths keep "ab","c" and "a","bc" apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
