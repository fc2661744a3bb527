/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { JsonObject } from '@fermata/model';
import { showForm } from '../forms.fixture.tsx';

const schema = {
  type: 'object',
  required: ['name', 'city'],
  properties: {
    name: { type: 'string', title: 'Name' },
    city: { type: 'string', title: 'City' },
    lines: {
      type: 'array',
      title: 'Lines',
      minItems: 1,
      maxItems: 3,
      items: {
        type: 'object',
        required: ['item'],
        properties: {
          item: { type: 'string', title: 'Item' },
          parts: {
            type: 'array',
            title: 'Parts',
            items: { type: 'object', properties: { part: { type: 'string', title: 'Part' } } },
          },
        },
      },
    },
  },
};

const nested = {
  component: 'repeater',
  field: 'lines',
  children: [
    { component: 'text', field: 'item' },
    { component: 'repeater', field: 'parts', children: [{ component: 'text', field: 'part' }] },
  ],
};

const changes = () => jest.fn<(values: JsonObject) => void>();
const lines = (changed: ReturnType<typeof changes>) => changed.mock.calls.at(-1)?.[0]['lines'];

describe('a list in a form', () => {
  it('adds an item, focuses it, and says so', async () => {
    const changed = changes();
    const hands = showForm(
      { schema, layout: [nested] },
      { onChange: changed, values: { lines: [{ item: 'cup' }] } },
    );
    await hands.click(screen.getAllByRole('button', { name: 'Add item' }).at(-1)!);
    const boxes = screen.getAllByLabelText(/^Item/, { selector: 'input' });
    await waitFor(() => expect(document.activeElement).toBe(boxes[1]));
    expect(screen.getByRole('status').textContent).toBe('Item 2 added');
    await hands.type(boxes[1]!, 'pot');
    expect(lines(changed)).toEqual([{ item: 'cup' }, { item: 'pot' }]);
  });

  it('moves an item by keyboard and keeps the focus with it', async () => {
    const changed = changes();
    const values = { lines: [{ item: 'cup' }, { item: 'pot' }] };
    const hands = showForm({ schema, layout: [nested] }, { onChange: changed, values });
    screen.getByRole('button', { name: 'Move item 2 up' }).focus();
    await hands.keyboard('{Enter}');
    expect(lines(changed)).toEqual([{ item: 'pot' }, { item: 'cup' }]);
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Move item 1 up'));
  });

  it('neither goes below its least nor above its most', async () => {
    const hands = showForm({ schema, layout: [nested] }, { values: { lines: [{ item: 'cup' }] } });
    expect(screen.queryByRole('button', { name: 'Remove item 1' })).toBeNull();
    const add = () => screen.getAllByRole('button', { name: 'Add item' }).at(-1)!;
    await hands.click(add());
    await hands.click(add());
    expect(screen.getAllByLabelText(/^Item/, { selector: 'input' })).toHaveLength(3);
    expect(screen.getAllByRole('button', { name: 'Add item' })).toHaveLength(3);
    await hands.click(screen.getByRole('button', { name: 'Remove item 2' }));
    expect(screen.getAllByLabelText(/^Item/, { selector: 'input' })).toHaveLength(2);
  });

  it('holds a list in an item', async () => {
    const changed = changes();
    const values = { lines: [{ item: 'cup' }, { item: 'pot' }] };
    const hands = showForm({ schema, layout: [nested] }, { onChange: changed, values });
    const [, second] = screen.getAllByRole('group', { name: 'Parts' });
    await hands.click(within(second!).getByRole('button', { name: 'Add item' }));
    await hands.type(within(second!).getByLabelText('Part'), 'lid');
    expect(lines(changed)).toEqual([{ item: 'cup' }, { item: 'pot', parts: [{ part: 'lid' }] }]);
  });

  it('is a table with heads where the definition says so', () => {
    const table = { component: 'table', field: 'lines', children: [{ component: 'text', field: 'item' }] };
    showForm({ schema, layout: [table] }, { values: { lines: [{ item: 'cup' }, { item: 'pot' }] } });
    expect(screen.getAllByRole('row')).toHaveLength(3);
    expect(screen.getByRole('columnheader', { name: /^Item/ })).not.toBeNull();
    expect(
      screen.getAllByLabelText(/^Item/, { selector: 'input' }).map((box) => (box as HTMLInputElement).value),
    ).toEqual(['cup', 'pot']);
  });
});

const steps = {
  component: 'wizard',
  children: [
    { component: 'step', title: 'Who', children: [{ component: 'text', field: 'name' }] },
    { component: 'step', title: 'Where', children: [{ component: 'text', field: 'city' }] },
  ],
};

describe('a wizard', () => {
  it('opens the next step only when the one before is right, and decides at the end', async () => {
    const hands = showForm({ schema, layout: [steps] }, { onSubmit: () => undefined });
    expect(screen.queryByRole('button', { name: 'Submit' })).toBeNull();
    await hands.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Name/)));
    await hands.keyboard('Ada');
    await hands.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('heading', { name: 'Where' })).toBe(document.activeElement);
    expect(screen.getByText('Step 2 of 2')).not.toBeNull();
    expect(screen.getByRole('button', { name: 'Submit' })).not.toBeNull();
  });

  it('goes back to the step that holds a wrong field', async () => {
    const refused = [
      { code: 'taken', path: '/name', message: 'This name is taken.', severity: 'error' as const },
    ];
    const hands = showForm(
      { schema, layout: [steps] },
      { onSubmit: async () => refused, values: { name: 'Ada', city: 'Bath' } },
    );
    await hands.click(screen.getByRole('button', { name: 'Next' }));
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Name/)));
    expect(screen.getByText('This name is taken.')).not.toBeNull();
  });
});

const tabs = {
  component: 'tabs',
  title: 'Parts',
  children: [
    { component: 'tab', title: 'Who', children: [{ component: 'text', field: 'name' }] },
    { component: 'tab', title: 'Where', children: [{ component: 'text', field: 'city' }] },
  ],
};

describe('tabs', () => {
  it('are walked by the arrow keys', async () => {
    const hands = showForm({ schema, layout: [tabs] });
    screen.getByRole('tab', { name: 'Who' }).focus();
    await hands.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Where' }).getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Where' }));
    expect(screen.getByLabelText(/^City/)).not.toBeNull();
  });

  it('open where the wrong field is', async () => {
    const hands = showForm(
      { schema, layout: [tabs] },
      { onSubmit: () => undefined, values: { name: 'Ada' } },
    );
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^City/)));
  });
});
