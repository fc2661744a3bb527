/** @jest-environment jsdom */
import { Around } from '../forms.fixture.tsx';
import { describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { compileForm } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import { DashboardView } from './dashboard-view.tsx';
import { DetailView } from './detail-view.tsx';
import { ListView } from './list-view.tsx';

const orders = compileForm({
  kind: 'component',
  name: 'orders',
  title: 'Orders',
  use: 'view',
  view: 'list',
  columns: [
    { title: 'Order', value: '${ item.id }', sort: 'id' },
    { title: 'Total', value: '${ item.total }', options: { format: 'money', currency: 'EUR' } },
    { title: 'Status', value: '${ item.status }', component: 'status' },
  ],
  filters: [{ field: 'status', title: 'Status', choices: ['waiting', 'failed'] }],
});

const rows = [
  { id: 'A1', total: 5, status: 'waiting' },
  { id: 'A2', total: 7.5, status: 'failed' },
];

describe('a list of a definition', () => {
  it('shows a cell for each row and column, and follows the rows', () => {
    const { rerender } = render(
      <Around>
        <ListView plan={orders} rows={rows} />
      </Around>,
    );
    const cells = () => screen.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells()).toEqual(['A1', '€5.00', 'Waiting', 'A2', '€7.50', 'Failed']);
    rerender(
      <Around>
        <ListView plan={orders} rows={rows.slice(1)} />
      </Around>,
    );
    expect(cells()).toEqual(['A2', '€7.50', 'Failed']);
  });

  it('is sorted by its heads and narrowed by its filters', async () => {
    const sorted = jest.fn();
    const filtered = jest.fn<(filters: JsonObject) => void>();
    const hands = userEvent.setup();
    render(
      <Around>
        <ListView
          plan={orders}
          rows={rows}
          sort={{ name: 'id', isDescending: false }}
          onSort={sorted}
          onFilter={filtered}
        />
      </Around>,
    );
    expect(screen.getByRole('columnheader', { name: /Order/ }).getAttribute('aria-sort')).toBe('ascending');
    await hands.click(screen.getByRole('button', { name: /Order/ }));
    expect(sorted).toHaveBeenCalledWith({ name: 'id', isDescending: true });
    await hands.selectOptions(screen.getByLabelText('Status'), 'Failed');
    expect(filtered.mock.calls.at(-1)?.[0]).toEqual({ status: 'failed' });
  });
});

describe('one thing of a definition', () => {
  const detail = compileForm({
    kind: 'component',
    name: 'order',
    use: 'view',
    layout: [
      {
        component: 'value',
        title: 'Total',
        value: '${ input.total }',
        options: { format: 'money', currency: 'EUR' },
      },
    ],
  });

  it('is shown, and follows what it is given', () => {
    const { rerender } = render(
      <Around>
        <DetailView plan={detail} input={{ total: 5 }} />
      </Around>,
    );
    expect(screen.getByRole('group', { name: 'Total' }).textContent).toContain('€5.00');
    rerender(
      <Around>
        <DetailView plan={detail} input={{ total: 6 }} />
      </Around>,
    );
    expect(screen.getByRole('group', { name: 'Total' }).textContent).toContain('€6.00');
  });
});

describe('a dashboard of a definition', () => {
  it('has its tiles, as wide as they say', () => {
    const board = compileForm({
      kind: 'component',
      name: 'board',
      use: 'view',
      view: 'dashboard',
      tiles: [
        { component: 'value', title: 'Open', value: '${ input.open }', span: 6 },
        { component: 'table-view', title: 'Latest', value: '${ input.latest }' },
      ],
    });
    render(
      <Around>
        <DashboardView plan={board} input={{ open: 42, latest: rows }} />
      </Around>,
    );
    const tile = screen.getByRole('region', { name: 'Open' });
    expect(tile.textContent).toBe('Open42');
    expect(tile.style.getPropertyValue('--fm-span')).toBe('6');
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });
});
