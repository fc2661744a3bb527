/** @jest-environment jsdom */
import { Around } from '../forms/forms.fixture.tsx';
import { describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { completionStatus, currentCompletions, startCompletion } from '@codemirror/autocomplete';
import { diagnosticCount, forEachDiagnostic } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { CodeEditor } from './code-editor.tsx';
import type { CodeEditorProps, EditorHandle, ExpressionEditorProps, TextMark } from './editor-props.ts';
import { ExpressionEditor } from './expression-editor.tsx';

const heard = () => jest.fn<(text: string) => void>();

async function viewOf(label: string): Promise<EditorView> {
  const content = await screen.findByRole('textbox', { name: label }, { timeout: 20_000 });
  const view = EditorView.findFromDOM(content);
  if (view === null) throw new Error('no editor there');
  return view;
}

/** Types at the end, as a person does. */
function type(view: EditorView, text: string): void {
  const end = view.state.doc.length;
  act(() =>
    view.dispatch({
      changes: { from: end, insert: text },
      selection: { anchor: end + text.length },
      userEvent: 'input.type',
    }),
  );
}

async function showExpression(more: Partial<ExpressionEditorProps> = {}) {
  const at = (next: Partial<ExpressionEditorProps>) => (
    <Around>
      <button type="button">before</button>
      <ExpressionEditor label="Condition" value="" {...more} {...next} />
      <button type="button">after</button>
    </Around>
  );
  const { rerender } = render(at({}));
  // Its editor comes when somebody comes to it.
  act(() => screen.getByRole('textbox', { name: 'Condition' }).focus());
  await waitFor(() => expect(document.querySelector('.cm-content')).not.toBeNull(), { timeout: 20_000 });
  const view = await viewOf('Condition');
  return { view, again: (next: Partial<ExpressionEditorProps>) => rerender(at(next)) };
}

async function showText(more: Partial<CodeEditorProps> = {}) {
  const at = (next: Partial<CodeEditorProps>) => (
    <Around>
      <CodeEditor label="Text" format="yaml" value={'kind: workflow\nname: x\n'} {...more} {...next} />
      <button type="button">after</button>
    </Around>
  );
  const { rerender } = render(at({}));
  const view = await viewOf('Text');
  return { view, again: (next: Partial<CodeEditorProps>) => rerender(at(next)) };
}

describe('the editor of an expression', () => {
  it('offers what is known at the cursor, the uncertain last, and puts the chosen one in', async () => {
    const change = heard();
    const completions: NonNullable<ExpressionEditorProps['completions']> = (text, offset) => ({
      from: text.lastIndexOf('.', offset) + 1,
      options: [
        { label: 'perhaps', uncertain: true },
        { label: 'total', detail: 'number', kind: 'field' },
      ],
    });
    const { view } = await showExpression({ completions, onChange: change });
    type(view, 'order.');
    act(() => view.focus());
    act(() => void startCompletion(view));
    await waitFor(() => expect(completionStatus(view.state)).toBe('active'));
    expect(currentCompletions(view.state).map(({ label }) => label)).toEqual(['total', 'perhaps']);
    const [first] = await screen.findAllByRole('option');
    act(() => void first?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })));
    await waitFor(() => expect(change).toHaveBeenLastCalledWith('order.total'));
  });

  it('stays one line: breaks that are pasted become spaces, Enter adds none', async () => {
    const change = heard();
    const { view } = await showExpression({ onChange: change });
    type(view, 'a &&\n  b');
    expect(view.state.doc.toString()).toBe('a && b');
    type(view, '\n');
    expect(view.state.doc.toString()).toBe('a && b');
    expect(change.mock.calls).toEqual([['a && b']]);
  });

  it('leaves Tab to the page', async () => {
    await showExpression({ value: 'a' });
    const hands = userEvent.setup();
    screen.getByText('before').focus();
    await hands.tab();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Condition' }));
    await hands.tab();
    expect(document.activeElement).toBe(screen.getByText('after'));
  });

  it('tells nobody of a text that came from outside, and keeps the cursor', async () => {
    const change = heard();
    const { view, again } = await showExpression({ value: 'a + b', onChange: change });
    act(() => view.dispatch({ selection: { anchor: 5 } }));
    again({ value: 'total + b' });
    expect(view.state.doc.toString()).toBe('total + b');
    expect(view.state.selection.main.anchor).toBe(9);
    expect(change).not.toHaveBeenCalled();
  });

  it('cannot be typed in where it is only to be read', async () => {
    const change = heard();
    const { view } = await showExpression({ value: 'a', readOnly: true, onChange: change });
    expect(view.state.readOnly).toBe(true);
    const hands = userEvent.setup();
    await hands.type(screen.getByRole('textbox', { name: 'Condition' }), 'x');
    expect(view.state.doc.toString()).toBe('a');
    expect(change).not.toHaveBeenCalled();
  });
});

describe('the editor of a text', () => {
  it('marks findings where they are, within the text as it now is', async () => {
    const marks: readonly TextMark[] = [
      { from: 6, to: 14, severity: 'error', message: 'no such kind' },
      { from: 15, to: 900, severity: 'hint', message: 'rather a longer name' },
    ];
    const { view, again } = await showText({ marks });
    const found: [number, number, string, string][] = [];
    forEachDiagnostic(view.state, ({ severity, message }, from, to) =>
      found.push([from, to, severity, message]),
    );
    expect(found).toEqual([
      [6, 14, 'error', 'no such kind'],
      [15, view.state.doc.length, 'info', 'rather a longer name'],
    ]);
    again({ marks: [] });
    expect(diagnosticCount(view.state)).toBe(0);
  });

  it('is led to a line that may be gone by now', async () => {
    const handle: { current: EditorHandle | null } = { current: null };
    const { view } = await showText({ handle });
    act(() => handle.current?.goTo(2, 7));
    expect(view.state.selection.main.head).toBe('kind: workflow\n'.length + 6);
    act(() => handle.current?.goTo(99));
    expect(view.state.doc.lineAt(view.state.selection.main.head).number).toBe(3);
  });

  it('lets Tab leave', async () => {
    const { view } = await showText();
    act(() => view.focus());
    const isLeft = fireEvent.keyDown(view.contentDOM, { key: 'Tab', code: 'Tab', keyCode: 9 });
    expect(isLeft).toBe(true);
    await userEvent.setup().tab();
    expect(document.activeElement).toBe(screen.getByText('after'));
    expect(view.state.doc.toString()).toBe('kind: workflow\nname: x\n');
  });

  it('tells what was typed, once', async () => {
    const change = heard();
    const { view } = await showText({ onChange: change });
    type(view, 'y');
    expect(change.mock.calls).toEqual([['kind: workflow\nname: x\ny']]);
  });
});
