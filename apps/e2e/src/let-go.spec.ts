import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { untilLetGo } from './let-go.ts';

const line = (connected: boolean) => Object.assign(new EventEmitter(), { connected });

describe('journeys that are prepared beside another stage', () => {
  it('begin when they are let go', async () => {
    const run = line(true);
    let hasBegun = false;
    const begun = untilLetGo(run).then(() => (hasBegun = true));
    await Promise.resolve();
    expect(hasBegun).toBe(false);
    run.emit('message');
    expect(await begun).toBe(true);
  });

  it('do not wait for a run that is gone', async () => {
    await expect(untilLetGo(line(false))).rejects.toThrow('while the journeys were prepared');
    const run = line(true);
    const begun = untilLetGo(run);
    run.emit('disconnect');
    await expect(begun).rejects.toThrow('before the journeys began');
  });
});
