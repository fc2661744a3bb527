import { describe, expect, it } from '@jest/globals';
import { eventTriggers, perVersion } from './impact.ts';

describe('what a publish affects', () => {
  it('is told per version, the newest first', () => {
    const instances = [{ version: 1 }, { version: 3 }, { version: 1 }];
    expect(perVersion(instances)).toEqual([
      { version: 3, count: 1 },
      { version: 1, count: 2 },
    ]);
  });

  it('names each event that starts it once, of any draft', () => {
    const triggers = [{ event: 'a' }, { manual: true }, { event: 'a' }, 7, { event: 'b' }];
    expect(eventTriggers({ triggers })).toEqual(['a', 'b']);
    expect(eventTriggers({ triggers: 'no list' })).toEqual([]);
    expect(eventTriggers({})).toEqual([]);
  });
});
