import type { View } from '@fermata/interpreter';
import { describe, expect, it } from '@jest/globals';
import { currentDetails } from './details.ts';

const view = (title: string, count = 1): View => ({
  status: 'waiting',
  searchable: {},
  steps: [],
  waiting: Array.from({ length: count }, (_, n) => ({
    visit: `review#${n + 1}`,
    stepId: 'review',
    title,
    for: 'person' as const,
    since: 0,
    until: 60_000,
    detail: 'group refunds',
  })),
});

describe('the details an admin reads in Temporal Web', () => {
  it('say what is open, for whom it waits and until when', () => {
    expect(currentDetails('Refund approval', view('Review'))).toBe(
      '### Refund approval\n**waiting**\n- Review (`review#1`) waits for person: group refunds, until 1970-01-01T00:01:00.000Z',
    );
  });

  it('show an author’s text as text', () => {
    expect(currentDetails('x', view('<img src=x>\n# [a](b)'))).toContain('\\<img src=x\\> # \\[a\\](b)');
  });

  it('stay within the limit of the server', () => {
    expect(Buffer.byteLength(currentDetails('x', view('語'.repeat(90), 500)))).toBeLessThan(20_000);
  });
});
