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

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {number} budgetMin
 * @property {readonly string[]} args of jest
 * @property {string} [preparedBeside] in a whole run its set-up begins together with that stage, whose tests leave the
 *   machine idle for part of the time
 *
 * @typedef {{ root: string, folder: string, args: readonly string[], env: NodeJS.ProcessEnv }} Run
 */

/** @type {readonly Stage[]} */
export const stages = Object.freeze([
  { name: 'pure', budgetMin: 5, args: [] },
  { name: 'integration', budgetMin: 10, args: ['--forceExit'] },
  { name: 'e2e', budgetMin: 10, args: ['--forceExit'], preparedBeside: 'integration' },
]);

/**
 * Runs the specs of one stage. It never throws: what cannot run is counted as failed.
 * @param {Stage} stage
 * @param {Run} run
 * @returns {Promise<Counts>}
 */
export function runStage(stage, run) {
  return begin(stage, run, 'ignore')();
}

/**
 * Begins the set-up of a stage; its tests wait until they are let go. As `runStage`, it never throws.
 * @param {Stage} stage
 * @param {Run} run
 * @returns {() => Promise<Counts>} lets the tests go and gives what they came to
 */
export function prepareStage(stage, run) {
  return begin(stage, { ...run, env: { ...run.env, FERMATA_TESTS_WAIT: 'yes' } }, 'ipc');
}

/** @param {Stage} stage @param {Run} run @param {'ignore' | 'ipc'} line by which the tests are let go */
function begin(stage, run, line) {
  const report = join(run.root, '.cache', `test-${stage.name}-${process.pid}.json`);
  mkdirSync(join(run.root, '.cache'), { recursive: true });
  const child = jest(stage, { report, line }, run);
  const ended = endOf(child);
  return async () => {
    // A stage that could not be set up has ended: that is its verdict.
    if (child.connected) child.send('go', () => {});
    const hung = stopHung(child, stage);
    const end = await ended.finally(() => clearTimeout(hung));
    return countsOf(stage, { report, end });
  };
}

/** @param {Stage} stage @param {{ report: string, end: number | string }} outcome @returns {Counts} */
function countsOf(stage, { report, end }) {
  const counts = read(report);
  rmSync(report, { force: true });
  if (end !== 0 && counts.failed === 0) {
    console.error(`${stage.name}: jest ended with ${end} although no test failed`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function jest(stage, { report, line }, { root, folder, args, env }) {
  return spawn(
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
      stdio: ['ignore', 'ignore', 'inherit', line],
      env: {
        ...env,
        FERMATA_SPECS: stage.name,
        FERMATA_TEST_ROOT: folder,
        ...(args.length === 0 && { FERMATA_TOGETHER: 'yes' }),
      },
    },
  );
}

/** How it ended: its code, its signal, or why it could not run. */
function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/** Not a limit on a slow machine, but on one that hangs. */
function stopHung(child, { name, budgetMin }) {
  return setTimeout(
    () => {
      console.error(`${name}: stopped, it took over ${budgetMin * 2} minutes`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
    },
    budgetMin * 2 * 60_000 * (process.env.FERMATA_LONG ? 6 : 1),
  );
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
