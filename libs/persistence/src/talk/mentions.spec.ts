import { describe, expect, it } from '@jest/globals';
import { mentionsOf } from './mentions.ts';

describe('a mention', () => {
  it('names a person by @ and the sign-in name, once, whatever stands after it', () => {
    expect(mentionsOf('@sam, could you (or @Robin.x) look? Thanks, @sam.')).toEqual(['sam', 'robin.x']);
    expect(mentionsOf('ask @ada@example.org')).toEqual(['ada@example.org']);
  });

  it('is no address, no path and no bare sign', () => {
    expect(mentionsOf('mail kim@example.org, see /x/@scope or @ alone, @-x, ü@sam')).toEqual([]);
  });

  it('is found in linear time', () => {
    expect(mentionsOf('@'.repeat(10_000))).toEqual([]);
    expect(mentionsOf(`@${'a'.repeat(10_000)}`)).toEqual(['a'.repeat(64)]);
  });
});
