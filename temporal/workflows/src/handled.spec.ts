import { describe, expect, it } from '@jest/globals';
import { createHandled } from './handled.ts';
import { limits } from './limits.ts';

const yes = { accepted: true } as const;
const no = { accepted: false, reason: 'late' } as const;

describe('the messages an instance has handled', () => {
  it('keep their first verdict', () => {
    const handled = createHandled([]);
    handled.remember('a', yes);
    handled.remember('a', no);
    expect(handled.verdictOf('a')).toEqual(yes);
  });

  it('are known to the next run', () => {
    const first = createHandled([]);
    first.remember('a', no);
    expect(createHandled(first.list()).verdictOf('a')).toEqual(no);
  });

  it('are bounded, the oldest forgotten first', () => {
    const handled = createHandled([]);
    for (let n = 0; n <= limits.handledMessages; n += 1) handled.remember(`m${n}`, yes);
    expect(handled.list()).toHaveLength(limits.handledMessages);
    expect(handled.verdictOf('m0')).toBeUndefined();
    expect(handled.verdictOf(`m${limits.handledMessages}`)).toEqual(yes);
  });
});
