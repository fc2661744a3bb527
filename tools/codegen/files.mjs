import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import prettier from 'prettier';

/** The root folder of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/**
 * Formats and writes generated files; in check mode only compares.
 * @param {{ path: string, text: string, asIs?: boolean }[]} files paths relative to the root
 * @returns {Promise<number>} the process exit code
 */
export async function writeAll(files, check) {
  let stale = 0;
  for (const file of files) {
    const target = join(root, file.path);
    const text = file.asIs ? file.text : await formatted(file.text, target);
    const current = await readFile(target, 'utf8').catch(() => undefined);
    if (current === text) continue;
    stale += 1;
    if (check) console.error(`generated file is out of date: ${file.path} (run: npm run generate)`);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  return check && stale > 0 ? 1 : 0;
}

async function formatted(text, filepath) {
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
}
