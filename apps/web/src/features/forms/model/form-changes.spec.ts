import { describe, expect, it } from '@jest/globals';
import { applyChange, isRefused, type Change } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { compileForm } from '@fermata/forms';
import {
  addComponent,
  duplicateComponent,
  moveComponent,
  nudgeComponent,
  removeComponent,
  renameField,
} from './form-changes.ts';

const blank: JsonObject = {
  kind: 'component',
  name: 'f',
  schema: { type: 'object', properties: {} },
  layout: [],
};

function after(definition: JsonObject, change: Change | undefined): JsonObject {
  if (change === undefined) throw new Error('nothing was changed');
  const applied = applyChange(definition, change);
  if (isRefused(applied)) throw new Error(applied.refused.message);
  const back = applyChange(applied.definition, applied.inverse);
  expect(isRefused(back) ? back : back.definition).toEqual(definition);
  return applied.definition;
}

const layout = (definition: JsonObject) => definition['layout'] as JsonObject[];

describe('a component that is added', () => {
  it('brings a field of its type with it', () => {
    const form = after(blank, addComponent(blank, 'number', { list: '/layout', index: 0 }));
    expect(form['schema']).toMatchObject({ properties: { number: { type: 'number' } } });
    expect(layout(form)).toEqual([{ component: 'number', field: 'number' }]);
  });

  it('has a name of its own when the field is taken', () => {
    const one = after(blank, addComponent(blank, 'long-text', { list: '/layout', index: 0 }));
    const two = after(one, addComponent(one, 'long-text', { list: '/layout', index: 1 }));
    expect(layout(two).map(({ field }) => field)).toEqual(['longText', 'longText2']);
  });

  it('makes what is missing in a form that says nothing yet', () => {
    const bare: JsonObject = { kind: 'component', name: 'f' };
    const form = after(bare, addComponent(bare, 'switch', { list: '/layout', index: 0 }));
    expect(form['schema']).toMatchObject({ properties: { switch: { type: 'boolean' } } });
  });

  it('belongs to the item when it stands in a list', () => {
    const list = after(blank, addComponent(blank, 'repeater', { list: '/layout', index: 0 }));
    const form = after(list, addComponent(list, 'money', { list: '/layout/0/children', index: 0 }));
    expect(form['schema']).toMatchObject({
      properties: { repeater: { items: { properties: { money: { type: 'number' } } } } },
    });
  });

  it('only arranges when it is a group: what stands inside stays a field of the form', () => {
    const group = after(blank, addComponent(blank, 'section', { list: '/layout', index: 0 }));
    const form = after(group, addComponent(group, 'text', { list: '/layout/0/children', index: 0 }));
    expect(layout(form)[0]).not.toHaveProperty('field');
    expect(form['schema']).toMatchObject({ properties: { text: { type: 'string' } } });
  });

  it.each(['text', 'choice', 'choices', 'date', 'rating', 'table', 'tabs', 'wizard', 'facts', 'file'])(
    'leaves a form that compiles: %s',
    (component) => {
      const form = after(blank, addComponent(blank, component, { list: '/layout', index: 0 }));
      const errors = compileForm(form).problems.filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
    },
  );
});

describe('a component that is moved', () => {
  const three: JsonObject = {
    ...blank,
    layout: [
      { component: 'separator' },
      { component: 'section', children: [{ component: 'markdown', value: 'a' }] },
      { component: 'markdown', value: 'b' },
    ],
  };

  it('stands before what it was dropped on', () => {
    const form = after(three, moveComponent(three, '/layout/2', { list: '/layout', index: 0 }));
    expect(layout(form).map(({ component }) => component)).toEqual(['markdown', 'separator', 'section']);
  });

  it('goes into a group below it, whose place is another once it is gone', () => {
    const form = after(three, moveComponent(three, '/layout/0', { list: '/layout/1/children', index: 0 }));
    expect(layout(form)[0]).toMatchObject({
      children: [{ component: 'separator' }, { component: 'markdown' }],
    });
  });

  it('never goes into itself', () => {
    expect(moveComponent(three, '/layout/1', { list: '/layout/1/children', index: 0 })).toBeUndefined();
  });

  it('goes one down by a key, and out of its group at the end', () => {
    const down = after(three, nudgeComponent(three, '/layout/0', 1));
    expect(layout(down).map(({ component }) => component)).toEqual(['section', 'separator', 'markdown']);
    const out = after(three, nudgeComponent(three, '/layout/1/children/0', 1));
    expect(layout(out).map(({ component }) => component)).toEqual([
      'separator',
      'section',
      'markdown',
      'markdown',
    ]);
    expect(nudgeComponent(three, '/layout/0', -1)).toBeUndefined();
  });

  it('is there twice when it is duplicated, and gone when it is removed', () => {
    const twice = after(three, duplicateComponent(three, '/layout/0'));
    expect(layout(twice)).toHaveLength(4);
    expect(layout(after(twice, removeComponent('/layout/0')))).toHaveLength(3);
  });
});

describe('a field that gets another name', () => {
  it('has it in the schema, among the required, and in every component', () => {
    const form: JsonObject = {
      ...blank,
      schema: { type: 'object', required: ['note'], properties: { note: { type: 'string' }, x: {} } },
      layout: [{ component: 'section', children: [{ component: 'text', field: 'note' }] }],
    };
    const renamed = after(form, renameField(form, 'note', 'remark'));
    expect(renamed['schema']).toEqual({
      type: 'object',
      required: ['remark'],
      properties: { remark: { type: 'string' }, x: {} },
    });
    expect(layout(renamed)[0]).toMatchObject({ children: [{ field: 'remark' }] });
  });
});
