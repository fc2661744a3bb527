import { describe, expect, it } from '@jest/globals';
import { createTriggerMatcher } from './trigger-matcher.ts';
import type { EventToJudge, EventTrigger } from './trigger.ts';

const matcher = createTriggerMatcher();

const event = (data: EventToJudge['data'], more: Partial<EventToJudge> = {}): EventToJudge => ({
  id: 'e-1',
  source: 'shop',
  type: 'order.placed',
  key: 'o-1',
  data,
  receivedAt: new Date('2026-01-02T03:04:05Z'),
  ...more,
});

const trigger = (more: Partial<EventTrigger> = {}): EventTrigger => ({
  eventType: 'order.placed',
  filter: null,
  input: null,
  businessKey: null,
  definitionKey: null,
  uniqueKey: false,
  inputSchema: null,
  ...more,
});

describe('a trigger', () => {
  it('starts with the data of the event unless it says another input', () => {
    expect(matcher.judge(event({ amount: 3 }), trigger())).toEqual({
      starts: true,
      input: { amount: 3 },
      isUnique: false,
    });
  });

  it('starts only with an input that fits the schema of the workflow, its defaults filled in (rule D6)', () => {
    const inputSchema = {
      type: 'object',
      required: ['amount'],
      properties: { amount: { type: 'number' }, within: { type: 'string', default: 'P1D' } },
    };
    expect(matcher.judge(event({ amount: 3 }), trigger({ inputSchema }))).toMatchObject({
      starts: true,
      input: { amount: 3, within: 'P1D' },
    });
    expect(matcher.judge(event({ amount: 'three' }), trigger({ inputSchema }))).toEqual({
      starts: false,
      reason: expect.stringMatching(/^input: schema\.mismatch at \/amount/),
    });
  });

  it('hears every type that its pattern means', () => {
    const issues = trigger({ eventType: 'github.issues.*' });
    expect(matcher.judge(event({}, { type: 'github.issues.opened' }), issues)).toMatchObject({
      starts: true,
    });
    expect(matcher.judge(event({}, { type: 'github.issue_comment' }), issues)).toEqual({ starts: false });
  });

  it('gives an event the key that its definition says, and none where that cannot be worked out', () => {
    expect(matcher.key(event({ orderId: 'o-7' }), '${ event.data.orderId }')).toBe('o-7');
    expect(matcher.key(event({ n: 7 }), 'n-${ event.data.n }')).toBe('n-7');
    expect(matcher.key(event({}), '${ event.data.orderId }')).toBeUndefined();
  });

  it('knows its own type exactly', () => {
    expect(matcher.judge(event({}, { type: 'order.placed.late' }), trigger())).toEqual({ starts: false });
  });

  it.each([
    ['event.data.amount > 100', { amount: 101 }, true],
    ['event.data.amount > 100', { amount: 100 }, false],
    ['event.source == "shop" && event.key == "o-1"', {}, true],
    ['event.receivedAt.startsWith("2026-01-02")', {}, true],
  ])('filters by %s', (filter, data, starts) => {
    expect(matcher.judge(event(data), trigger({ filter })).starts).toBe(starts);
  });

  it.each([
    ['event.data.amount > 100', {}, /^filter: /],
    ['event.data', { a: 1 }, /^filter: it yields no boolean/],
    ['event.data.(', {}, /^filter: /],
  ])('does not start and says why when its filter %s fails', (filter, data, reason) => {
    expect(matcher.judge(event(data), trigger({ filter }))).toEqual({
      starts: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('maps the event to input and business key', () => {
    const input = { order: '${ event.data.id }', text: 'of ${ event.source }', fixed: 1 };
    const verdict = matcher.judge(event({ id: 7 }), trigger({ input, businessKey: '${ event.data.id }' }));
    expect(verdict).toEqual({
      starts: true,
      input: { order: 7, text: 'of shop', fixed: 1 },
      businessKey: '7',
      isUnique: false,
    });
  });

  it('never reads what the data holds as a template', () => {
    const verdict = matcher.judge(
      event({ id: '${ event.source }' }),
      trigger({ input: { id: '${ event.data.id }' } }),
    );
    expect(verdict).toMatchObject({ input: { id: '${ event.source }' } });
  });

  it('does not start when a mapping fails, and says which', () => {
    expect(matcher.judge(event({}), trigger({ input: { a: '${ event.data.none }' } }))).toMatchObject({
      starts: false,
      reason: expect.stringMatching(/^input: /),
    });
    expect(matcher.judge(event({}), trigger({ businessKey: '${ event.data.none }' }))).toMatchObject({
      reason: expect.stringMatching(/^businessKey: /),
    });
  });

  it('takes the key of its workflow where that must be unique', () => {
    const unique = trigger({ definitionKey: '${ input.id }', uniqueKey: true });
    expect(matcher.judge(event({ id: 'o-9' }), unique)).toMatchObject({ businessKey: 'o-9', isUnique: true });
    expect(matcher.judge(event({ id: 'o-9' }), { ...unique, uniqueKey: false })).not.toHaveProperty(
      'businessKey',
    );
    expect(matcher.judge(event({ id: '' }), unique)).not.toHaveProperty('businessKey');
  });
});
