import { describe, expect, it } from '@jest/globals';
import { plainLanguage, wholeLanguage } from '@fermata/expressions';
import type { JsonObject } from '@fermata/model';
import { compileForm } from './compile/compile-form.ts';
import { compileFormIn } from './compile/compile-form-in.ts';
import { isReadBy } from './compile/source-problems.ts';
import { createForm } from './create-form.ts';
import { createFormIn } from './create-form-in.ts';
import { definitionOf } from './forms.fixture.ts';
import type { FormState } from './state.ts';

describe('a form that only shows values and asks', () => {
  const layout = [
    { component: 'value', value: 'Order ${ input.order.id }' },
    { component: 'text', field: 'note' },
    { component: 'value', value: '${ output.note }' },
  ];
  const context = { input: { order: { id: 'o-1' } }, now: '2026-03-09T08:00:00Z' };

  it('is the same form without the grammar of expressions', () => {
    const definition = definitionOf({ layout, outcomes: [{ name: 'approve', requires: ['note'] }] });
    const plan = compileFormIn(plainLanguage, definition);
    expect(plan).toEqual(compileForm(definition));
    expect(isReadBy(plainLanguage, plan)).toBe(true);
    const [plain, whole] = [createFormIn(plainLanguage, plan, context), createForm(plan, context)];
    const [before, after] = [plain, whole].map((form) => form.change(form.start({}), '/note', 'late'));
    expect(before).toEqual(after);
    expect(before === undefined ? [] : shown(before)).toEqual(['Order o-1', undefined, 'late']);
  });

  it.each([
    ['a rule of what is shown', { layout: [{ component: 'text', field: 'note', show: 'input.amount > 1' }] }],
    ['something worked out', { layout: [{ component: 'value', value: '${ input.amount * 2 }' }] }],
    ['a first value', { layout: [{ component: 'text', field: 'note', default: "${ upper('a') }" }] }],
    [
      'a list to choose from',
      { layout: [{ component: 'choice', field: 'note', choices: 'input.all.map(x, x)' }] },
    ],
    [
      'a check',
      {
        layout: [
          { component: 'text', field: 'note', checks: [{ that: "output.note != ''", message: 'no' }] },
        ],
      },
    ],
    ['a rule of the whole answer', { layout, rules: [{ that: '1 < 2', message: 'no', fields: [] }] }],
    [
      'a decision that is not always offered',
      { layout, outcomes: [{ name: 'approve', when: 'input.amount < 9' }] },
    ],
    ['a translation', { layout, languages: { de: { 'Order ${ input.order.id }': "${ upper('b') }" } } }],
    [
      'a search',
      {
        layout: [
          { component: 'lookup', field: 'note', choices: { lookup: 'users', with: { q: "${ 'a' + 'b' }" } } },
        ],
      },
    ],
  ])('needs the grammar for %s', (_, parts) => {
    const plan = compileFormIn(plainLanguage, definitionOf(parts as JsonObject));
    expect(isReadBy(plainLanguage, plan)).toBe(false);
    expect(isReadBy(wholeLanguage, compileForm(definitionOf(parts as JsonObject)))).toBe(true);
  });
});

function shown(state: FormState): readonly unknown[] {
  return [...state.nodes.values()].map((node) => node.shown);
}
