/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { Timeline } from './timeline.tsx';
import type { TimelineProps } from './timeline-props.ts';

const moments = [1, 2, 3, 4].map((sequence) => ({ sequence, at: Date.UTC(2026, 0, 5, 9, sequence) }));
const [first, second, third] = moments as [Moment, Moment, Moment];
type Moment = (typeof moments)[number];

const given: TimelineProps = {
  rows: [
    { step: 'load', title: 'Load the order' },
    { step: 'pay', title: 'Pay' },
  ],
  bars: [
    { id: 'a', step: 'load', visit: 1, status: 'completed', from: first, to: third },
    { id: 'b', step: 'pay', visit: 2, attempt: 3, status: 'failed', from: third, to: moments[3]! },
  ],
  moments,
  axis: 'order',
  onAxis: () => undefined,
  onScrub: () => undefined,
  live: false,
};

describe('the time line', () => {
  it('says of every bar what it was', () => {
    show(<Timeline {...given} />);
    const bar = screen.getByRole('button', {
      name: /^Pay, visit 2, attempt 3, Failed, from Jan 5, 2026, 09:03/,
    });
    expect(bar.dataset['status']).toBe('failed');
  });

  it('shows an instance as it was at the playhead: what ended later was open, what began later is not there', () => {
    show(<Timeline {...given} playhead={second.sequence} />);
    expect(screen.getByRole('button', { name: /^Load the order, visit 1, Open/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Pay, visit/ })).toBeNull();
  });

  it('moves the playhead change by change, and follows again at the end', async () => {
    const onScrub = jest.fn();
    const { hands, rerender } = show(<Timeline {...given} onScrub={onScrub} />);
    const playhead = screen.getByRole('slider', { name: 'Moment' });
    expect(playhead.getAttribute('aria-valuenow')).toBe('4');
    playhead.focus();
    await hands.keyboard('{ArrowLeft}{Home}');
    rerender(<Timeline {...given} onScrub={onScrub} playhead={3} />);
    await hands.keyboard('{ArrowRight}{ArrowLeft}');
    expect(onScrub.mock.calls).toEqual([[3], [1], [undefined], [2]]);
    expect(playhead.getAttribute('aria-valuetext')).toMatch(/^change 3 of 4, Jan 5, 2026/);
  });

  it('selects the visit of a bar, and the latest of a row', async () => {
    const onSelect = jest.fn();
    const { hands } = show(<Timeline {...given} onSelect={onSelect} />);
    await hands.click(screen.getByRole('button', { name: 'Load the order' }));
    await hands.click(screen.getByRole('button', { name: /^Pay, visit 2/ }));
    expect(onSelect.mock.calls).toEqual([[{ step: 'load', visit: 1 }], [{ step: 'pay', visit: 2 }]]);
  });

  it('walks through bars and rows by the arrows', async () => {
    const { hands } = show(<Timeline {...given} />);
    screen.getByRole('button', { name: 'Load the order' }).focus();
    await hands.keyboard('{ArrowRight}');
    expect(document.activeElement!.getAttribute('aria-label')).toMatch(/^Load the order, visit 1/);
    await hands.keyboard('{ArrowDown}');
    expect(document.activeElement!.textContent).toBe('Pay');
  });

  it('says that nothing has happened yet', () => {
    show(<Timeline {...given} moments={[]} bars={[]} />);
    expect(screen.getByText('Nothing has happened yet.')).toBeTruthy();
  });
});
