/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createShelf } from './shelf.ts';
import type { Submission } from './submission.ts';

const day = 24 * 3_600_000;
const submission: Submission = {
  taskId: 't-1',
  title: 'Approve refund',
  data: { note: 'fine' },
  id: 's-1',
  at: 1000,
  state: { kind: 'waiting', attempts: 1, why: 'network' },
};

describe('the shelf of answers', () => {
  beforeEach(() => localStorage.clear());

  it('gives the next page what this one has kept, and to nobody but its person', () => {
    createShelf(localStorage, 'robin', 1000).put(submission);
    expect(createShelf(localStorage, 'robin', 2000).all()).toEqual([submission]);
    expect(createShelf(localStorage, 'rob', 2000).all()).toEqual([]);
  });

  it('forgets what is two weeks old, and what is no answer', () => {
    createShelf(localStorage, 'robin', 1000).put(submission);
    localStorage.setItem('fermata-answer:robin:t-2', '{"id": 7}');
    localStorage.setItem('fermata-answer:robin:t-3', 'cut off {');
    expect(createShelf(localStorage, 'robin', 15 * day).all()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('disturbs nobody where nothing can be kept', () => {
    const full = {
      ...localStorage,
      length: 0,
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    expect(() => createShelf(full, 'robin', 1000).put(submission)).not.toThrow();
  });
});
