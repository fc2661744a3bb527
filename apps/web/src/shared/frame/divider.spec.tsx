/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Divider } from './divider.tsx';
import { usePaneSizes } from './use-pane-sizes.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const bounds = Object.freeze({
  list: { first: 340, least: 260, most: 560 },
  context: { first: 320, least: 240, most: 560 },
  drawer: { first: 260, least: 120, most: 640 },
});
type Side = keyof typeof bounds;
const grows = Object.freeze({ list: 'right', context: 'left', drawer: 'up' } as const);

function Bar({ side }: { readonly side: Side }): ReactNode {
  const [sizes, change] = usePaneSizes('panes', bounds);
  return (
    <Divider
      label="Width"
      size={sizes[side]}
      {...bounds[side]}
      grows={grows[side]}
      onChange={(size) => change(side, size)}
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

  it('that lies moves by the arrow keys up and down, and by the pointer', () => {
    render(<Bar side="drawer" />);
    const before = width();
    expect(bar().getAttribute('aria-orientation')).toBe('horizontal');
    press('ArrowUp');
    expect(width() - before).toBe(16);
    press('ArrowDown');
    press('ArrowRight');
    expect(width()).toBe(before);
    bar().setPointerCapture = () => undefined;
    bar().hasPointerCapture = () => true;
    fireEvent(bar(), new MouseEvent('pointerdown', { bubbles: true, clientY: 500 }));
    fireEvent(bar(), new MouseEvent('pointermove', { bubbles: true, clientY: 460 }));
    expect(width()).toBe(before + 40);
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
    localStorage.setItem('fermata-panes', JSON.stringify({ list: 9000 }));
    render(<Bar side="list" />);
    expect(width()).toBe(bounds.list.most);
  });
});
