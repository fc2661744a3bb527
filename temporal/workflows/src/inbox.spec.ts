import { describe, expect, it } from '@jest/globals';
import { createInbox, type Arrival, type Rank } from './inbox.ts';

const arrival = (rank: Rank, timer: string): Arrival => ({ rank, occurrence: { type: 'timerFired', timer } });
const names = (arrivals: readonly Arrival[]) =>
  arrivals.map(({ occurrence }) => (occurrence.type === 'timerFired' ? occurrence.timer : ''));

describe('the inbox', () => {
  it('lets a deadline lose to everything that came with it', () => {
    const inbox = createInbox();
    inbox.push(arrival('timer', 'deadline'));
    inbox.push(arrival('work', 'end'));
    inbox.push(arrival('event', 'event'));
    inbox.push(arrival('answer', 'answer'));
    inbox.push(arrival('verb', 'verb'));
    expect(names(inbox.takeAll())).toEqual(['verb', 'answer', 'event', 'end', 'deadline']);
  });

  it('keeps the order of arrival within a rank', () => {
    const inbox = createInbox();
    for (const name of ['1', '2', '3']) inbox.push(arrival('answer', name));
    inbox.push(arrival('verb', '0'));
    expect(names(inbox.takeAll())).toEqual(['0', '1', '2', '3']);
  });

  it('gives each arrival once', () => {
    const inbox = createInbox();
    inbox.push(arrival('work', 'a'));
    inbox.takeAll();
    expect(inbox.isEmpty()).toBe(true);
    expect(inbox.takeAll()).toEqual([]);
  });
});
