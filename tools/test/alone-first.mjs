import TestRunner from 'jest-runner';

const isAlone = ({ path }) => /\.alone\.e2e\.spec\.ts$/.test(path);

/** Runs specs that change what the others stand on (`*.alone.e2e.spec.ts`) one by one, and then the others side by side. */
export default class AloneFirst extends TestRunner {
  async runTests(tests, watcher, options) {
    const alone = tests.filter(isAlone);
    const together = tests.filter((test) => !isAlone(test));
    if (alone.length > 0) await super.runTests(alone, watcher, { ...options, serial: true });
    if (together.length > 0) await super.runTests(together, watcher, options);
  }
}
