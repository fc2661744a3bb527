import { describe, expect, it } from '@jest/globals';
import { compileForm } from '@fermata/forms';
import type { AppError } from '@fermata/contracts';
import type { JsonObject, JsonValue } from '@fermata/model';
import { outputOf, verdictOn } from './answer.ts';

const definition = {
  kind: 'component',
  name: 'review',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      note: { type: 'string' },
      items: { type: 'array' },
      by: { type: 'string' },
      secret: { type: 'string', default: 's' },
      copies: { type: 'integer', default: 1 },
    },
  },
  outcomes: [{ name: 'approve' }, { name: 'reject', requires: ['note', 'items'] }],
  layout: [
    { component: 'text', field: 'note', checks: [{ that: "output.note != 'no'", message: 'Say more' }] },
    { component: 'json', field: 'items' },
    { component: 'text', field: 'by', compute: 'user.id' },
    { component: 'text', field: 'secret', show: 'input.open' },
  ],
};
const pinned = { plan: compileForm(definition, 1) };
const task = { outcomes: ['approve', 'reject'], data: { open: false } };
const by = {
  subject: { userId: 'robin', name: 'Robin', roles: ['agent' as const], groups: ['refunds'] },
  now: new Date('2026-03-09T08:00:00Z'),
};

function answered(outcome: string | undefined, data: JsonValue): JsonObject {
  const verdict = verdictOn(task, pinned, { data, ...(outcome === undefined ? {} : { outcome }) }, by);
  return outputOf(verdict, outcome);
}

function refusalOf(outcome: string | undefined, data: JsonValue): readonly string[] {
  try {
    answered(outcome, data);
    return [];
  } catch (error) {
    const { problems } = (error as AppError).details as { problems: readonly { path: string }[] };
    return problems.map((problem) => problem.path);
  }
}

describe('an answer', () => {
  it('is its data with the outcome, what the form computes, and the defaults of what is shown', () => {
    expect(answered('approve', { by: 'somebody else', secret: 'stolen' })).toEqual({
      outcome: 'approve',
      by: 'robin',
      copies: 1,
    });
  });

  it('leaves no field empty that its outcome requires', () => {
    expect(refusalOf('reject', {})).toEqual(['/data/note', '/data/items']);
    expect(refusalOf('reject', { note: '  ', items: [] })).toEqual(['/data/note', '/data/items']);
    expect(refusalOf('reject', { note: 'late', items: [1] })).toEqual([]);
  });

  it('has an outcome of its task, data that fit, and passes the checks of its form', () => {
    expect(refusalOf('perhaps', { note: 7 })).toEqual(['/outcome', '/data/note']);
    expect(refusalOf(undefined, {})).toEqual(['/outcome']);
    expect(refusalOf('approve', { note: 'no', more: 1 })).toEqual(['/data/note', '/data/more']);
    expect(refusalOf('approve', [1])).toEqual(['/data']);
  });
});
