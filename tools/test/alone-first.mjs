import TestRunner from 'jest-runner';

/**
 * What changes what the others stand on (`*.alone.e2e.spec.ts`) goes first, one by one; then the others side by side.
 * @template {{ readonly path: string }} T
 * @param {readonly T[]} tests
 * @returns {{ tests: T[], serial: boolean }[]}
 */
export function inTurns(tests) {
  const isAlone = ({ path }) => /\.alone\.e2e\.spec\.ts$/.test(path);
  const alone = { tests: tests.filter(isAlone), serial: true };
  const together = { tests: tests.filter((test) => !isAlone(test)), serial: false };
  return [alone, together].filter((turn) => turn.tests.length > 0);
}

/** Jest's runner, in turns. */
export default class AloneFirst extends TestRunner {
  async runTests(tests, watcher, options) {
    for (const turn of inTurns(tests))
      await super.runTests(turn.tests, watcher, { ...options, serial: options.serial || turn.serial });
  }
}
