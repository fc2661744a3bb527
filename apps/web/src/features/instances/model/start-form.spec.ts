import { describe, expect, it } from '@jest/globals';
import { startFormOf } from './start-form.ts';

describe('the form of a start', () => {
  const body = { triggers: [{ event: 'order' }, { manual: true, form: 'order-form' }] };

  it('is the one of the manual trigger, in the version that was pinned', () => {
    expect(startFormOf({ body, references: { '/triggers/1/form': 'order-form@4' } })).toEqual({
      name: 'order-form',
      version: 4,
    });
  });

  it('is none where no manual trigger has one', () => {
    expect(startFormOf({ body: { triggers: [{ manual: true }] }, references: {} })).toBeUndefined();
    expect(startFormOf({ body: {}, references: {} })).toBeUndefined();
    expect(startFormOf({ body, references: {} })).toBeUndefined();
  });
});
