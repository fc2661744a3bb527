import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publish, tenSteps } from './definitions.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';

describe('the shell', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell();
  });
  afterAll(() => shell.close());

  it('runs ten automated steps with as many history events as hand-written code and two markers', async () => {
    const instance = await shell.start(publish(tenSteps()), { value: 0 });
    expect(await instance.result()).toEqual({ value: 10 });
    const history = await instance.handle.fetchHistory();
    const types = (history.events ?? []).map((event) => event.eventType);
    expect(types.length).toBe(67);
  });
});
