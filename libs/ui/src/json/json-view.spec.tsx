/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { foundIn } from './json-search.ts';
import { JsonView } from './json-view.tsx';

const value = {
  order: { id: '1042', lines: Array.from({ length: 250 }, (_, index) => ({ sku: `s${index}` })) },
  note: '<img src=x onerror=alert(1)>',
  long: 'x'.repeat(900),
};

describe('a JSON value to read', () => {
  it('shows texts as texts', () => {
    const { container } = show(<JsonView value={value} label="Input" />);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('"<img src=x onerror=alert(1)>"')).toBeTruthy();
  });

  it('opens and closes by click and by arrows', () => {
    show(<JsonView value={value} label="Input" openLevels={1} />);
    const order = screen.getByText('order:').closest<HTMLElement>('[role=treeitem]')!;
    expect(order.getAttribute('aria-expanded')).toBe('false');
    order.focus();
    fireEvent.keyDown(order, { key: 'ArrowRight' });
    expect(order.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(order, { key: 'ArrowLeft' });
    fireEvent.click(screen.getByText('order:'));
    expect(order.getAttribute('aria-expanded')).toBe('true');
  });

  it('shows long lists and long texts piece by piece', () => {
    show(<JsonView value={value} label="Input" openLevels={3} />);
    const members = (): number => document.querySelectorAll('[aria-level="4"]').length;
    expect(members()).toBe(100);
    fireEvent.click(screen.getByText('Show 100 more'));
    fireEvent.click(screen.getByText('Show 50 more'));
    expect(members()).toBe(250);
    expect(screen.queryByText(`"${value.long}"`)).toBeNull();
    fireEvent.click(screen.getByText('Show all 902 characters'));
    expect(screen.getByText(`"${value.long}"`)).toBeTruthy();
  });

  it('finds names and values, and opens the way to them', async () => {
    const { hands } = show(<JsonView value={value} label="Input" openLevels={1} />);
    expect(screen.queryByText('"1042"')).toBeNull();
    await hands.type(screen.getByRole('textbox', { name: 'Search' }), '1042');
    expect(screen.getByText('1 found')).toBeTruthy();
    expect(screen.getByText('"1042"')).toBeTruthy();
  });

  it('gives the pointer of what is picked', async () => {
    const onPick = jest.fn();
    const { hands } = show(<JsonView value={value} label="Input" onPick={onPick} />);
    fireEvent.focus(screen.getByText('id:').closest('[role=treeitem]')!);
    await hands.click(screen.getByRole('button', { name: 'Use /order/id' }));
    expect(onPick).toHaveBeenCalledWith('/order/id');
  });

  it('keeps what can be done with a line while the focus comes to it, and no longer', () => {
    show(<JsonView value={value} label="Input" />);
    const [line, below] = screen.getAllByRole('treeitem');
    fireEvent.focus(line!);
    const deed = screen.getByRole('button', { name: 'Copy path /' });
    fireEvent.blur(line!, { relatedTarget: deed });
    expect(deed.isConnected).toBe(true);
    fireEvent.blur(deed, { relatedTarget: below });
    expect(deed.isConnected).toBe(false);
  });

  it('never looks for more than some hundreds', () => {
    expect(
      foundIn(
        Array.from({ length: 2000 }, () => 'a'),
        'a',
      ).size,
    ).toBe(500);
  });
});
