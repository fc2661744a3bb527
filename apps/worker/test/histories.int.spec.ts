import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINE_VERSION } from '@fermata/interpreter';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { publish } from './definitions.fixture.ts';
import { keepHistory, unreplayable, withPlans } from './histories.fixture.ts';
import { shapes } from './shapes.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';
import { testBundle } from './test-bundle.fixture.ts';

/** Set by whoever adds a shape: keeps its history beside the others. */
const isRecording = process.env['FERMATA_RECORD_HISTORIES'] === '1';

describe('the history of', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell();
  });
  afterAll(() => shell.close());

  it.each(shapes)(
    '$name replays as it ran',
    async ({ name, definition, input = {}, continueAfterEvents, drive }) => {
      const more = continueAfterEvents === undefined ? {} : { continueAfterEvents };
      const instance = await shell.start(publish(definition), input, more);
      await drive?.(instance);
      await instance.result().catch(() => undefined);
      const recorded = historyFromJSON(await shell.orchestrator.history(instance.id));
      const history = await withPlans(recorded, shell.codec);
      expect(await unreplayable(await testBundle(), [{ name, history }])).toEqual([]);
      if (isRecording) await keepHistory(ENGINE_VERSION, name, history);
    },
  );
});
