import { describe, expect, it } from '@jest/globals';
import { eventTriggers } from './event-triggers.ts';

describe('the event triggers of a workflow', () => {
  it('are those with an event, under their place in the list', () => {
    const triggers = [
      { manual: true },
      { event: 'order.placed@3', filter: 'true', input: { a: 1 } },
      { schedule: {} },
    ];
    expect(eventTriggers({ triggers, businessKey: '${ input.id }' })).toEqual([
      {
        index: 1,
        eventType: 'order.placed',
        filter: 'true',
        input: { a: 1 },
        businessKey: null,
        definitionKey: '${ input.id }',
        uniqueKey: false,
      },
    ]);
  });

  it('carry the rule of the key', () => {
    const businessKey = { value: '${ input.id }', unique: true };
    const [trigger] = eventTriggers({
      triggers: [{ event: 'e', businessKey: '${ event.key }' }],
      businessKey,
    });
    expect(trigger).toMatchObject({
      businessKey: '${ event.key }',
      definitionKey: '${ input.id }',
      uniqueKey: true,
    });
  });

  it.each([null, 'text', {}, { triggers: 'none' }, { triggers: [null, 1, { event: 7 }] }])(
    'are none in %j',
    (body) => {
      expect(eventTriggers(body)).toEqual([]);
    },
  );
});
