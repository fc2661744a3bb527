import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { recordedHistories, unreplayable, type Recorded } from './histories.fixture.ts';
import { shapes } from './shapes.fixture.ts';
import { testBundle } from './test-bundle.fixture.ts';

const minute = 60_000;

describe('recorded histories', () => {
  let recorded: readonly Recorded[];
  let bundle: { readonly codePath: string };
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
    recorded = await recordedHistories();
    bundle = await testBundle();
  }, minute);

  it('cover every shape of an instance, for every engine version', () => {
    const names = recorded.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(shapes.map(({ name }) => `engine-1/${name}.json`)));
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  it(
    'are replayed by the shell as it is, in another time zone than they were recorded in',
    async () => {
      expect(new Date('2026-01-31T00:00:00Z').getTimezoneOffset()).toBe(300);
      expect(await unreplayable(bundle, recorded)).toEqual([]);
    },
    minute,
  );

  it(
    'are not replayed by a shell that performs effects in another order',
    async () => {
      const code = await readFile(bundle.codePath, 'utf8');
      const order = 'for (const effect of effects)';
      expect(code.split(order)).toHaveLength(2);
      const mutated = code.replace(order, 'for (const effect of [...effects].reverse())');
      expect(await unreplayable({ code: mutated }, recorded)).toContain(
        'engine-1/parallel-split-and-join.json',
      );
    },
    minute,
  );

  it(
    'are not replayed by a shell that leaves a command out',
    async () => {
      const code = await readFile(bundle.codePath, 'utf8');
      const telling = 'tellStatus)(run, view)';
      expect(code.split(telling)).toHaveLength(2);
      const mutated = code.replace(telling, 'tellStatus)');
      expect(await unreplayable({ code: mutated }, recorded)).toContain('engine-1/manual-answer.json');
    },
    minute,
  );
});
