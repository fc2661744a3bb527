import { describe, expect, it } from '@jest/globals';
import type { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { TaskDetail } from '@fermata/persistence';
import { answerOf } from './answer.ts';

const schema = { type: 'object', properties: { note: { type: 'string' }, items: { type: 'array' } } };
const body = {
  outcomes: [{ name: 'approve' }, { name: 'reject', requires: ['note', 'items'] }],
};
const form = { schema, shown: { reference: 'review@1', body } };
const task = { outcomes: ['approve', 'reject'] } as unknown as TaskDetail;

function refusalOf(outcome: string | undefined, data: JsonValue): readonly string[] {
  try {
    answerOf(task, form, outcome === undefined ? { data } : { outcome, data });
    return [];
  } catch (error) {
    const { problems } = (error as AppError).details as { problems: readonly { path: string }[] };
    return problems.map((problem) => problem.path);
  }
}

describe('an answer', () => {
  it('is its data with the outcome', () => {
    expect(answerOf(task, form, { outcome: 'approve', data: {} })).toEqual({ outcome: 'approve' });
  });

  it('leaves no field empty that its outcome requires', () => {
    expect(refusalOf('reject', {})).toEqual(['/data/note', '/data/items']);
    expect(refusalOf('reject', { note: '  ', items: [] })).toEqual(['/data/note', '/data/items']);
    expect(refusalOf('reject', { note: 'late', items: [1] })).toEqual([]);
  });

  it('has an outcome of its task, and data that fit', () => {
    expect(refusalOf('perhaps', { note: 7 })).toEqual(['/outcome', '/data/note']);
    expect(refusalOf(undefined, {})).toEqual(['/outcome']);
  });
});
