/** @jest-environment jsdom */
import { useState, type ReactNode } from 'react';
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { DataTable } from './data-table.tsx';
import type { DataTableProps } from './table-props.ts';
// Here at once: how long a module takes to come is not what is looked at.
import '../menu/point-menu.tsx';

interface Order {
  readonly id: string;
  readonly amount: number;
}

const orders: readonly Order[] = [1, 2, 3, 4, 5].map((n) => ({ id: `o${n}`, amount: n * 10 }));

function Orders(given: Partial<DataTableProps<Order>>): ReactNode {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <DataTable
        label="Orders"
        columns={[
          { id: 'id', title: 'Order', cell: ({ id }) => id, sortable: true },
          { id: 'amount', title: 'Amount', cell: ({ amount }) => amount, align: 'end', sortable: true },
          { id: 'note', title: 'Note', cell: () => 'none', optional: true },
        ]}
        rows={orders}
        rowId={({ id }) => id}
        href={({ id }) => `/orders/${id}`}
        selection={selection}
        onSelection={setSelection}
        bulk={<button type="button">Cancel them</button>}
        {...given}
      />
      <output>{[...selection].sort().join(' ')}</output>
    </>
  );
}

const row = (index: number): HTMLElement => document.querySelector(`[data-row="${index}"]`)!;
const selected = (): string => screen.getByRole('status').textContent ?? '';

describe('the table', () => {
  it('leads from its first column, with a plain click to the page and with Ctrl to the browser', () => {
    const onOpen = jest.fn();
    show(<Orders onOpen={onOpen} />);
    const link = screen.getByRole('link', { name: 'o2' });
    expect(link.getAttribute('href')).toBe('/orders/o2');
    expect(fireEvent.click(link)).toBe(false);
    expect(onOpen).toHaveBeenCalledWith(orders[1]);
    expect(fireEvent.click(link, { ctrlKey: true })).toBe(true);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('opens by a press anywhere in a row, but not on what answers itself', async () => {
    const onOpen = jest.fn();
    const onClick = jest.fn();
    const { hands } = show(
      <Orders onOpen={onOpen} actions={() => [{ key: 'go', label: 'Go', icon: '→', onClick }]} />,
    );
    const cell = screen.getByText('20');
    await hands.click(cell);
    expect(onOpen.mock.calls).toEqual([[orders[1]]]);
    await hands.click(screen.getByRole('checkbox', { name: 'Select o2' }));
    await hands.click(row(1).querySelector('.fm-table-pick')!);
    await hands.click(screen.getAllByRole('button', { name: 'Go' })[1]!);
    expect(selected()).toBe('o2');
    expect(onClick).toHaveBeenCalledTimes(1);
    globalThis.getSelection()?.selectAllChildren(cell);
    fireEvent.click(cell);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('opens a row in a new tab by what opens a link there', () => {
    const onOpen = jest.fn();
    const open = jest.spyOn(globalThis, 'open').mockReturnValue(null);
    show(<Orders onOpen={onOpen} />);
    const cell = screen.getByText('20');
    fireEvent.click(cell, { ctrlKey: true });
    fireEvent(cell, new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    fireEvent(cell, new MouseEvent('auxclick', { bubbles: true, button: 2 }));
    expect(open.mock.calls).toEqual([
      ['http://localhost/orders/o2', '_blank', 'noopener'],
      ['http://localhost/orders/o2', '_blank', 'noopener'],
    ]);
    expect(onOpen).not.toHaveBeenCalled();
    open.mockRestore();
  });

  it('says its order and asks for the other one', async () => {
    const onSort = jest.fn();
    const { hands } = show(<Orders sort={{ column: 'id', direction: 'asc' }} onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: 'Order' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort')).toBe('none');
    await hands.click(screen.getByRole('button', { name: 'Order' }));
    await hands.click(screen.getByRole('button', { name: 'Amount' }));
    expect(onSort.mock.calls).toEqual([
      [{ column: 'id', direction: 'desc' }],
      [{ column: 'amount', direction: 'asc' }],
    ]);
  });

  it('goes through its rows by J, K and arrows, and opens with Enter', async () => {
    const onOpen = jest.fn();
    const { hands } = show(<Orders onOpen={onOpen} />);
    row(0).focus();
    await hands.keyboard('jj{ArrowDown}k{Enter}');
    expect(document.activeElement).toBe(row(2));
    expect(onOpen).toHaveBeenCalledWith(orders[2]);
  });

  it('has one row in the order of Tab, the one where one was last', async () => {
    const { hands } = show(<Orders />);
    row(0).focus();
    await hands.keyboard('jj');
    expect(orders.map((_, index) => row(index).tabIndex)).toEqual([-1, -1, 0, -1, -1]);
  });

  it('selects by X, and a range by Shift and X', async () => {
    const { hands } = show(<Orders />);
    row(1).focus();
    await hands.keyboard('xjj{Shift>}X{/Shift}');
    expect(selected()).toBe('o2 o3 o4');
    await hands.keyboard('x');
    expect(selected()).toBe('o2 o3');
  });

  it('leaves single keys alone where a person switched them off', async () => {
    const { hands } = show(<Orders singleKeys={false} />);
    row(0).focus();
    await hands.keyboard('jx');
    expect([document.activeElement === row(0), selected()]).toEqual([true, '']);
  });

  it('turns its headings into what can be done with the selected rows, and back', async () => {
    const { hands } = show(<Orders />);
    await hands.click(screen.getByRole('checkbox', { name: 'Select o3' }));
    expect(screen.getByText('1 selected')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cancel them' })).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: 'Amount' })).toBeNull();
    await hands.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(selected()).toBe('o1 o2 o3 o4 o5');
    await hands.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(selected()).toBe('');
    expect(screen.getByRole('columnheader', { name: 'Amount' })).toBeTruthy();
  });

  it('asks for the next page once, and again when it has come', () => {
    const onMore = jest.fn();
    const { rerender } = show(<Orders hasMore onMore={onMore} />);
    rerender(<Orders hasMore onMore={onMore} />);
    fireEvent.scroll(screen.getByRole('grid'));
    expect(onMore).toHaveBeenCalledTimes(1);
    rerender(<Orders hasMore onMore={onMore} rows={[...orders, { id: 'o6', amount: 60 }]} />);
    expect(onMore).toHaveBeenCalledTimes(2);
  });

  it('keeps the focus where one asked for more, and asks no second time while it comes', () => {
    const onMore = jest.fn();
    const { rerender } = show(<Orders hasMore onMore={onMore} />);
    const more = screen.getByRole('button', { name: 'Load more' });
    more.focus();
    rerender(<Orders hasMore isLoadingMore onMore={onMore} />);
    onMore.mockClear();
    fireEvent.click(more);
    expect(document.activeElement).toBe(more);
    expect(more.matches(':disabled')).toBe(false);
    expect(onMore).not.toHaveBeenCalled();
  });

  it('leaves it to who is at the button when more comes, and keeps the button in view', () => {
    const onMore = jest.fn();
    const given = { hasMore: true, onMore };
    const { rerender } = show(<Orders {...given} />);
    const more = screen.getByRole('button', { name: 'Load more' });
    more.scrollIntoView = jest.fn();
    more.focus();
    rerender(<Orders {...given} rows={[...orders, { id: 'o6', amount: 60 }]} />);
    expect(more.scrollIntoView).toHaveBeenCalledTimes(1);
    fireEvent.scroll(screen.getByRole('grid'));
    expect(onMore).toHaveBeenCalledTimes(1);
    fireEvent.click(more);
    expect(onMore).toHaveBeenCalledTimes(2);
    more.blur();
    fireEvent.scroll(screen.getByRole('grid'));
    expect(onMore).toHaveBeenCalledTimes(3);
  });

  it('shows what stands there without rows, and nothing of it while they are on their way', () => {
    const { rerender } = show(<Orders rows={undefined} empty="No orders yet" />);
    expect(screen.queryByText('No orders yet')).toBeNull();
    expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true');
    rerender(<Orders rows={[]} empty="No orders yet" />);
    expect(screen.getByText('No orders yet')).toBeTruthy();
  });

  it('hides optional columns until they are chosen', () => {
    const { rerender } = show(<Orders />);
    expect(screen.queryByRole('columnheader', { name: 'Note' })).toBeNull();
    rerender(<Orders shownColumns={['note']} />);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '',
      'Order',
      'Note',
    ]);
  });

  it('offers the deeds of a row in a menu of its own', async () => {
    const onClick = jest.fn();
    const { hands } = show(<Orders actions={({ id }) => [{ key: 'c', label: `Cancel ${id}`, onClick }]} />);
    fireEvent.contextMenu(row(3), { clientX: 5, clientY: 5 });
    await hands.click(await screen.findByRole('menuitem', { name: 'Cancel o4' }));
    expect(onClick).toHaveBeenCalledTimes(1);
  });
});
