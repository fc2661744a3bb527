import { describe, expect, it } from '@jest/globals';
import type { InstanceSummary } from '@fermata/contracts';
import type { BulkWish } from './bulk-wish.ts';
import { firstForm, fleetOf } from './fleet-form.ts';

const instance = (id: string, definition: string) => ({ id, definition }) as InstanceSummary;
const wish: BulkWish = {
  verb: 'cancel',
  chosen: [instance('i-1', 'refunds'), instance('i-2', 'orders'), instance('i-3', 'refunds')],
  all: { definition: 'refunds', status: ['failed'] },
};
const form = { ...firstForm(wish), reason: ' night ' };

describe('a verb for many instances', () => {
  it('is about the chosen instances of one workflow, and of no other', () => {
    expect(fleetOf(wish, form)).toEqual({
      verb: 'cancel',
      reason: 'night',
      definition: 'refunds',
      instances: ['i-1', 'i-3'],
      perMinute: 60,
      stopAtShare: 0.1,
    });
    expect(fleetOf(wish, { ...form, workflow: 'orders' })).toMatchObject({ instances: ['i-2'] });
  });

  it('is about all that the filters find only where that was chosen', () => {
    const all = fleetOf(wish, { ...form, isAll: true, workflow: 'orders' });
    expect(all).toMatchObject({ definition: 'refunds', status: ['failed'] });
    expect(all).not.toHaveProperty('instances');
  });

  it('is not asked for without a reason, nor a move without a version', () => {
    expect(fleetOf(wish, { ...form, reason: '  ' })).toBeUndefined();
    expect(fleetOf({ ...wish, verb: 'move' }, form)).toBeUndefined();
    expect(fleetOf({ ...wish, verb: 'move' }, { ...form, version: '4' })).toMatchObject({ version: 4 });
  });
});
