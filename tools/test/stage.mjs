import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed suites that could not run count as one each
 * @property {number} skipped
 * @property {number} files
 */

/** @type {readonly { name: string, budgetMin: number, args: readonly string[] }[]} */
export const stages = Object.freeze([
  { name: 'pure', budgetMin: 5, args: [] },
  { name: 'integration', budgetMin: 10, args: ['--forceExit'] },
  { name: 'e2e', budgetMin: 10, args: ['--forceExit'] },
]);

/**
 * Runs the specs of one stage. It never throws: what cannot run is counted as failed.
 * @param {(typeof stages)[number]} stage
 * @param {{ root: string, folder: string, args: readonly string[], env: NodeJS.ProcessEnv }} run
 * @returns {Promise<Counts>}
 */
export async function runStage(stage, run) {
  const report = join(run.root, '.cache', `test-${stage.name}-${process.pid}.json`);
  mkdirSync(join(run.root, '.cache'), { recursive: true });
  const ended = await jest(stage, report, run);
  const counts = read(report);
  rmSync(report, { force: true });
  if (ended !== 0 && counts.failed === 0) {
    console.error(`${stage.name}: jest ended with ${ended} although no test failed`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function jest(stage, report, { root, folder, args, env }) {
  const child = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--config', join(root, 'jest.config.mjs'), '--passWithNoTests'],
      ...['--json', `--outputFile=${report}`, ...stage.args, ...args],
    ],
    {
      cwd: root,
      // With --json jest repeats the report on stdout; people read stderr.
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...env,
        FERMATA_SPECS: stage.name,
        FERMATA_TEST_ROOT: folder,
        ...(args.length === 0 && { FERMATA_TOGETHER: 'yes' }),
      },
    },
  );
  return endOf(child, stage);
}

function endOf(child, { name, budgetMin }) {
  // Not a limit on a slow machine, but on one that hangs.
  const hung = setTimeout(
    () => {
      console.error(`${name}: stopped, it took over ${budgetMin * 2} minutes`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
    },
    budgetMin * 2 * 60_000 * (process.env.FERMATA_LONG ? 6 : 1),
  );
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  }).finally(() => clearTimeout(hung));
}

function read(report) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
      files: result.numTotalTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, files: 0 };
  }
}
