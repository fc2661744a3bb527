import { describe, expect, it } from '@jest/globals';
import { judgeTogether } from './early.ts';
import type { Arrival } from './inbox.ts';

const arrival = (timer: string): Arrival => ({ rank: 'timer', occurrence: { type: 'timerFired', timer } });
const nameOf = ({ occurrence }: Arrival) => (occurrence.type === 'timerFired' ? occurrence.timer : '');

/** The order in which they are judged when each early one waits for the name it is given. */
function judgedOrder(
  names: readonly string[],
  waitsFor: Readonly<Record<string, string>>,
): readonly string[] {
  const judged: string[] = [];
  judgeTogether(names.map(arrival), {
    isEarly: (one) => nameOf(one) in waitsFor && !judged.includes(waitsFor[nameOf(one)] ?? ''),
    judge: (one) => void judged.push(nameOf(one)),
  });
  return judged;
}

describe('what came together', () => {
  it('is judged in its order', () => {
    expect(judgedOrder(['a', 'b', 'c'], {})).toEqual(['a', 'b', 'c']);
  });

  it('waits for the rest where it is about what the rest begins, and keeps its order among its like', () => {
    expect(judgedOrder(['answer', 'next', 'work'], { answer: 'work', next: 'answer' })).toEqual([
      'work',
      'answer',
      'next',
    ]);
  });

  it('does not wait for what was judged before it', () => {
    expect(judgedOrder(['work', 'answer', 'timer'], { answer: 'work' })).toEqual(['work', 'answer', 'timer']);
  });

  it('is judged at once when it came alone, and each is judged once', () => {
    expect(judgedOrder(['answer'], { answer: 'never' })).toEqual(['answer']);
    expect(judgedOrder(['answer', 'other'], { answer: 'never' })).toEqual(['other', 'answer']);
  });
});
