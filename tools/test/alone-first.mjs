import TestRunner from 'jest-runner';

const isAlone = ({ path }) => /\.alone\.e2e\.spec\.ts$/.test(path);
const isOwn = ({ path }) => /\.own\.e2e\.spec\.ts$/.test(path);
/** The longest, whatever the sizes of their files say: last, one of them would keep all cores but one waiting. */
const isLong = ({ path }) => /[/\\]routes-of-[^/\\]+$/.test(path);

/**
 * What changes what the others stand on (`*.alone.e2e.spec.ts`) goes first, one by one, and beside it what brings a
 * stack of its own (`*.own.e2e.spec.ts`); then the others side by side, the longest first.
 * @template {{ readonly path: string }} T
 * @param {readonly T[]} tests
 * @returns {{ tests: T[], serial: boolean }[][]} turns; the groups of a turn run at the same time
 */
export function inTurns(tests) {
  const shared = tests.filter((test) => !isAlone(test) && !isOwn(test));
  const first = [
    { tests: tests.filter(isAlone), serial: true },
    { tests: tests.filter(isOwn), serial: false },
  ];
  const then = [{ tests: shared.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a))), serial: false }];
  const some = ({ tests: group }) => group.length > 0;
  return [first.filter(some), then.filter(some)].filter((turn) => turn.length > 0);
}

/** Jest's runner, in turns. */
export default class AloneFirst extends TestRunner {
  async runTests(tests, watcher, options) {
    for (const turn of inTurns(tests))
      await Promise.all(
        turn.map((group) =>
          super.runTests(group.tests, watcher, { ...options, serial: options.serial || group.serial }),
        ),
      );
  }
}
