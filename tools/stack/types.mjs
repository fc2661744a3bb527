// Checks the JSDoc types of lib/ and derives lib/*.d.mts from them, so that TypeScript can import it.
// "--check" only compares: what is committed must be what the sources say.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { compiler } from './lib/applications.mjs';

const lib = fileURLToPath(new URL('./lib', import.meta.url));
const tsc = fileURLToPath(new URL(`../../${compiler}`, import.meta.url));
const isType = (/** @type {string} */ name) => name.endsWith('.d.mts');

const work = mkdtempSync(fileURLToPath(new URL('./.types-', import.meta.url)));
try {
  // A copy without the declarations: the compiler would read those instead of the sources.
  cpSync(lib, join(work, 'lib'), { recursive: true, filter: (path) => !isType(path) });
  const config = {
    extends: '../tsconfig.lib.json',
    include: ['lib/*.mjs'],
    exclude: [],
    compilerOptions: { rootDir: 'lib', outDir: 'out' },
  };
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(process.execPath, [tsc, '-p', work], { stdio: 'inherit' });
  await write(process.argv.includes('--check'));
} catch (error) {
  if (!(/** @type {{ status?: number }} */ (error).status)) throw error;
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {boolean} check */
async function write(check) {
  const options = { ...(await resolveConfig(join(lib, 'x.d.mts'))), parser: 'typescript' };
  const made = new Map();
  for (const name of readdirSync(join(work, 'out')).filter(isType)) {
    made.set(name, await format(readFileSync(join(work, 'out', name), 'utf8'), options));
  }
  const old = readdirSync(lib).filter(isType);
  const stale = [...new Set([...made.keys(), ...old])].filter((name) => made.get(name) !== text(name, old));
  if (check && stale.length > 0)
    throw new Error(`Out of date: ${stale.join(', ')}. Run "npm run types -w @fermata/stack".`);
  for (const name of stale) {
    if (made.has(name)) writeFileSync(join(lib, name), made.get(name));
    else rmSync(join(lib, name));
  }
}

/** @param {string} name @param {string[]} names */
function text(name, names) {
  return names.includes(name) ? readFileSync(join(lib, name), 'utf8') : undefined;
}
