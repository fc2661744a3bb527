/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Around } from '../pane/pane.fixture.tsx';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const people = [
  { value: 'sam', title: 'Sam Sato', help: 'sam' },
  { value: 'sue', title: 'Sue Sorensen', help: 'sue' },
];
const findPeople = jest.fn(async () => people);
const addComment = jest.fn(async (_id: string, body: object) => ({ ...body, unreached: [] }));
jest.unstable_mockModule('./talk-doors.ts', () => ({ findPeople, addComment }));
const { WriteComment } = await import('./write-comment.tsx');

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const press = (key: string, more: object = {}) => fireEvent.keyDown(box(), { key, ...more });

/** Types all of a text; the caret stands behind it. */
function type(text: string): void {
  fireEvent.change(box(), { target: { value: text } });
}

describe('a person named in a comment', () => {
  beforeEach(() => {
    localStorage.clear();
    addComment.mockClear();
    render(
      <Around>
        <WriteComment taskId="t-1" />
      </Around>,
    );
  });
  const suggested = () => screen.findByRole('option', { name: /Sam Sato/ });

  it.each(['Enter', 'Tab'])('is picked by %s, and the comment that is sent carries the name', async (key) => {
    type('Ask @s');
    const first = await suggested();
    expect(box().getAttribute('aria-activedescendant')).toBe(first.id);
    expect(press(key)).toBe(false);
    expect(box().value).toBe('Ask @sam ');
    expect(screen.queryByRole('option')).toBeNull();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(addComment).toHaveBeenCalled());
    expect(addComment.mock.calls[0]?.[1]).toMatchObject({ text: 'Ask @sam' });
  });

  it('is another one after an arrow, and round again', async () => {
    type('@s');
    await suggested();
    press('ArrowDown');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Sue');
    press('ArrowDown');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Sam');
    press('ArrowUp');
    press('Enter');
    expect(box().value).toBe('@sue ');
  });

  it('is not picked when the list was put away or suits nobody: the keys are the text again', async () => {
    type('@s');
    await suggested();
    press('Escape');
    expect(screen.queryByRole('option')).toBeNull();
    expect(press('Enter')).toBe(true);
    type('done @sx');
    expect(screen.queryByRole('option')).toBeNull();
    expect(press('Tab')).toBe(true);
  });

  it('is found among those of fewer letters, before more is known', async () => {
    type('@s');
    await suggested();
    type('@sue');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    press('Enter');
    expect(box().value).toBe('@sue ');
  });
});
