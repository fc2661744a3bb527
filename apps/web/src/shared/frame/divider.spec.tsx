/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Divider } from './divider.tsx';
import { bounds, useWidths, type Side } from './use-widths.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Bar({ side }: { readonly side: Side }): ReactNode {
  const [widths, change] = useWidths();
  return (
    <Divider
      label="Width"
      width={widths[side]}
      {...bounds[side]}
      grows={side === 'list' ? 'right' : 'left'}
      onChange={(width) => change(side, width)}
    />
  );
}

const bar = () => screen.getByRole('separator', { name: 'Width' });
const width = () => Number(bar().getAttribute('aria-valuenow'));
const press = (key: string, more = {}) => fireEvent.keyDown(bar(), { key, ...more });

describe('the bar between two columns', () => {
  it.each(['list', 'context'] as const)('moves by the arrow keys the way that they point, at %s', (side) => {
    render(<Bar side={side} />);
    const before = width();
    press('ArrowRight');
    expect(width() - before).toBe(side === 'list' ? 16 : -16);
    press('ArrowLeft');
    expect(width()).toBe(before);
  });

  it('goes to its ends and no further, and leaves the keys of the browser alone', () => {
    render(<Bar side="list" />);
    press('End');
    press('ArrowRight');
    expect(width()).toBe(bounds.list.most);
    press('Home');
    press('ArrowLeft');
    expect(width()).toBe(bounds.list.least);
    press('ArrowRight', { altKey: true });
    expect(width()).toBe(bounds.list.least);
  });

  it('follows the pointer that holds it, and no other', () => {
    render(<Bar side="list" />);
    const held = new Set<number>();
    const element = bar();
    element.setPointerCapture = (id) => void held.add(id);
    element.hasPointerCapture = (id) => held.has(id);
    const before = width();
    const at = (clientX: number) => new MouseEvent('pointermove', { bubbles: true, clientX });
    fireEvent(element, at(400));
    expect(width()).toBe(before);
    fireEvent(element, new MouseEvent('pointerdown', { bubbles: true, clientX: 340 }));
    fireEvent(element, at(380));
    expect(width()).toBe(before + 40);
    fireEvent(element, at(350));
    expect(width()).toBe(before + 10);
  });

  it('is where the person left it, and where it may be when something else was left', () => {
    const view = render(<Bar side="list" />);
    press('ArrowRight');
    const left = width();
    view.unmount();
    render(<Bar side="list" />);
    expect(width()).toBe(left);
    cleanup();
    localStorage.setItem('fermata-tasks-widths', JSON.stringify({ list: 9000 }));
    render(<Bar side="list" />);
    expect(width()).toBe(bounds.list.most);
  });
});
