import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskDefinition } from '@fermata/model';
import { performancesOf, performed, realLengthMs, simulated, type Theatre } from './both/perform.fixture.ts';
import { RecordingPoints } from './both/recording-points.fixture.ts';
import { readExamples } from './both/scenarios.fixture.ts';
import { openStage } from './both/stage.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';

const examples = readExamples();
const tests = examples.tests;

/** What takes seconds and minutes at once cannot be made faster without losing its order. */
const LONGEST_MS = 30_000;

/** Too long by that, or counted in business time, which cannot be made faster either. */
const NOT_PLAYED = ['language.business-time', 'language.catch-retry', 'language.compensation-to.held'];

describe('the same definition in the same world', () => {
  let shell: Shell;
  let theatre: Theatre;

  beforeAll(async () => {
    const tasks = examples.documents.filter((one): one is TaskDefinition => one.kind === 'task');
    const names = tasks.map(({ implementation }) => implementation.activity ?? implementation.executor ?? '');
    const stage = openStage([...new Set([...names, 'http.request'])]);
    const points = new RecordingPoints({ findsEverybody: true });
    shell = await openShell({ points, implementations: stage.implementations });
    theatre = { shell, points, stage };
  });
  afterAll(() => shell.close());

  const isShort = (test: (typeof tests)[number]) =>
    realLengthMs(simulated(examples, test), test) <= LONGEST_MS;
  const played = tests.filter(({ name }) => !NOT_PLAYED.includes(name));

  it('is short enough to be played, for all but the named, and there are more than sixty', () => {
    expect(played.filter((test) => !isShort(test)).map(({ name }) => name)).toEqual([]);
    expect(new Set(played.map(({ workflow }) => workflow)).size).toBeGreaterThan(60);
  });

  it.concurrent.each(played.map((test) => [test.name, test] as const))(
    '%s leaves the same trace in the simulator and on a real server',
    async (_, test) => {
      const real = await performed(theatre, examples, test);
      expect(real).toEqual(performancesOf(simulated(examples, test)));
    },
    170_000,
  );
});
