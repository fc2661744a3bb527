/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import type { Problem } from '@fermata/model';
import { show } from '../shown.fixture.tsx';
import { ProblemList } from './problem-list.tsx';
import { ProblemNote } from './problem-note.tsx';

const problems: readonly Problem[] = [
  { code: 'text.hint', path: '', message: 'A description helps.', severity: 'hint' },
  {
    code: 'reference.unknown',
    path: '/steps/pay/task',
    message: 'There is no task `x`.',
    severity: 'error',
    fix: 'did you mean `y`?',
    at: { line: 12, column: 4 },
  },
  { code: 'game.deadlock', path: '/steps/join', message: 'Waits for ever.', severity: 'warning', trace: [] },
];

describe('a list of problems', () => {
  it('begins with the heaviest, each with its weight as a word, its place and its code', () => {
    show(<ProblemList problems={problems} />);
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines).toEqual([
      'ErrorThere is no task `x`./steps/pay/taskline 12, column 4reference.unknowndid you mean `y`?',
      'WarningWaits for ever./steps/joingame.deadlock',
      'HintA description helps.the whole definitiontext.hint',
    ]);
  });

  it('leads to the place, mends by one click, plays the run that shows it', async () => {
    const [onJump, onFix, onPlay] = [jest.fn(), jest.fn(), jest.fn()];
    const { hands } = show(<ProblemList problems={problems} onJump={onJump} onFix={onFix} onPlay={onPlay} />);
    await hands.click(screen.getByRole('button', { name: /There is no task/ }));
    await hands.click(screen.getByRole('button', { name: 'Fix' }));
    await hands.click(screen.getByRole('button', { name: 'Show on the graph' }));
    expect([onJump, onFix, onPlay].map(({ mock }) => mock.calls)).toEqual([
      [[problems[1]]],
      [[problems[1]]],
      [[problems[2]]],
    ]);
  });

  it('is gone through by the arrows', async () => {
    const { hands } = show(<ProblemList problems={problems} onJump={() => undefined} />);
    screen.getByRole('button', { name: /There is no task/ }).focus();
    await hands.keyboard('{ArrowDown}');
    expect(document.activeElement!.textContent).toContain('Waits for ever.');
  });

  it('says so when there is none', () => {
    show(<ProblemList problems={[]} />);
    expect(screen.getByText('No problems found.')).toBeTruthy();
  });
});

describe('a note about a call that failed', () => {
  it('is told at once, with code and trace to copy', async () => {
    const onRetry = jest.fn();
    const { hands } = show(
      <ProblemNote
        title="Not saved"
        detail="Somebody was faster."
        code="definition.conflict"
        traceId="t1"
        onRetry={onRetry}
      />,
    );
    const note = within(screen.getByRole('alert'));
    expect(note.getByText('Code definition.conflict')).toBeTruthy();
    await hands.click(note.getByRole('button', { name: 'Copy code and trace' }));
    expect(await navigator.clipboard.readText()).toBe('definition.conflict t1');
    expect(note.getByRole('button', { name: 'Copied' })).toBeTruthy();
    await hands.click(note.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});
