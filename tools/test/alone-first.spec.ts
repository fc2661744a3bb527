import { describe, expect, it, jest } from '@jest/globals';
import TestRunner from 'jest-runner';
import AloneFirst from './alone-first.mjs';

const test = (path: string): { readonly path: string } => ({ path });

describe('specs of journeys', () => {
  it('that change what others stand on run first, one by one, and the others side by side', async () => {
    const run = jest.spyOn(TestRunner.prototype, 'runTests').mockResolvedValue();
    const runner = new AloneFirst({} as never, {} as never);
    const tests = ['a.e2e.spec.ts', 'b.alone.e2e.spec.ts', 'c.e2e.spec.ts'].map(test);
    await runner.runTests(tests, {}, { serial: false });
    expect(run.mock.calls.map(([batch, , { serial }]) => [batch.map(({ path }) => path), serial])).toEqual([
      [['b.alone.e2e.spec.ts'], true],
      [['a.e2e.spec.ts', 'c.e2e.spec.ts'], false],
    ]);
    run.mockRestore();
  });
});
