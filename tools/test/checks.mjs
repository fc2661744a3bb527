// `npm run check`: what can be judged without running the product, two checks at a time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Scripts of package.json; a lane runs its own one after the other. Promises are judged on the types that `typecheck` builds. */
const lanes = Object.freeze([
  ['typecheck', 'lint:promises'],
  ['check:lock', 'generate:check', 'lint', 'format:check'],
]);

/**
 * Runs all lanes beside each other, and every check of a lane even after one has failed.
 * @param {readonly (readonly string[])[]} scripts lanes of script names
 * @param {(script: string) => Promise<boolean>} check whether it found nothing
 * @returns {Promise<string[]>} those that failed, in the order of the lanes
 */
export async function failedOf(scripts, check) {
  const perLane = scripts.map(async (lane) => {
    const failed = [];
    for (const script of lane) if (!(await check(script))) failed.push(script);
    return failed;
  });
  return (await Promise.all(perLane)).flat();
}

/**
 * Runs one script of package.json; what it printed comes in one piece when it ends.
 * @param {string} root
 * @param {(text: string) => void} print
 * @returns {(script: string) => Promise<boolean>}
 */
export const npmCheck = (root, print) => async (script) => {
  const started = Date.now();
  const { code, output } = await outputOf('npm', ['run', '--silent', script], root);
  const took = `${Math.round((Date.now() - started) / 1000)} s`;
  print(`${code === 0 ? '·' : '✕'} ${script}: ${took}\n${output}`);
  return code === 0;
};

function outputOf(command, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..', '..');
  const failed = await failedOf(
    lanes,
    npmCheck(root, (text) => process.stderr.write(text)),
  );
  if (failed.length > 0) console.error(`✕ ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
