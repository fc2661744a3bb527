import { describe, expect, it } from '@jest/globals';
import { fits, givePalette, paletteItems, takePalette } from './palette-item.ts';

const base = { tags: [], draftRevision: 1, changed: false, archived: false, deleted: false } as const;
const definition = (kind: string, name: string) =>
  ({ ...base, kind, name, title: `T ${name}`, latestVersion: 2, updatedAt: '', updatedBy: '' }) as never;
const activity = (name: string) => ({ name, title: '', version: 1, errors: [], live: true }) as never;

describe('the palette', () => {
  const items = paletteItems({
    activities: [activity('http.request'), activity('payments.refund')],
    definitions: [
      definition('task', 'payments.refund'),
      definition('workflow', 'child'),
      definition('event', 'paid'),
      definition('calendar', 'hours'),
    ],
  });

  it('offers each kind of step, each implementation once, and what is published', () => {
    const keys = items.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['kind end', 'activity http.request', 'task payments.refund', 'workflow child']),
    );
    expect(keys).not.toContain('activity payments.refund');
    expect(keys).not.toContain('calendar hours');
  });

  it('gives steps that name what was chosen', () => {
    expect(items.find(({ key }) => key === 'event paid')?.step).toEqual({
      type: 'wait',
      wait: { event: 'paid' },
    });
  });

  it('carries a step through a drag, and takes nothing else for one', () => {
    const [item] = items;
    expect(takePalette(givePalette(item!))).toEqual(item!.step);
    for (const text of ['', 'x', '7', '{"type":"script"}', '[]']) expect(takePalette(text)).toBeUndefined();
  });

  it('finds by every word of a search', () => {
    expect(fits('re pay', 'Refund a payment')).toBe(true);
    expect(fits('re invoice', 'Refund a payment')).toBe(false);
    expect(fits('', 'anything')).toBe(true);
  });
});
