/** @jest-environment jsdom */
import './jsdom.fixture.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { graphOf, type Graph } from '@fermata/editing';
import type { Problem } from '@fermata/model';
import type { ReactNode } from 'react';
import { allCommands, useRegistry } from '../../shared/commands/registry.ts';
import { useOpenChildren } from '../../shared/children/open-children.ts';
import { Around, openEditor, type Opened } from './editor.fixture.tsx';
import { useOpened } from './canvas/use-opened.ts';
import { ConflictNote } from './head/conflict-note.tsx';
import { useDocument } from './editor-context.tsx';
import { Notes } from './head/notes.tsx';
import { Outline } from './outline/outline.tsx';
import { Palette } from './palette/palette.tsx';
import { Picks } from './pick/picks.tsx';
import { useEditorCommands } from './use-editor-commands.ts';
import { goInto } from './view/jump.ts';
import { chosenStep, stepsOnly } from './view/view-store.ts';

afterEach(cleanup);

const catalogue = { activities: [], definitions: [] };
const none: readonly Problem[] = [];

/** The parts of the editor that need no browser. */
function Bench(): ReactNode {
  const definition = useDocument(({ document }) => document.definition);
  const graph: Graph = graphOf(definition);
  useEditorCommands(graph, none, useOpened(graph));
  return (
    <>
      <Notes />
      <ConflictNote />
      <Palette catalogue={catalogue} />
      <Outline graph={graph} />
      <Picks graph={graph} catalogue={catalogue} />
    </>
  );
}

function shown(opened: Opened = openEditor()): Opened {
  render(
    <Around parts={opened.parts}>
      <Bench />
    </Around>,
  );
  return opened;
}

const command = (name: string) =>
  allCommands(useRegistry.getState().owners).find(({ id }) => id === `editor.${name}`)!;
const run = (name: string): void => act(() => command(name).run());
const select = ({ parts }: Opened, ...steps: string[]): void =>
  act(() => parts.view.setState({ selection: stepsOnly(steps) }));

/** Types into the search that is open and takes the first one found. */
function choose(text: string): void {
  const box = screen.getByRole('combobox');
  fireEvent.change(box, { target: { value: text } });
  fireEvent.keyDown(box, { key: 'Enter' });
}

describe('the editor by keyboard', () => {
  it('puts a step behind the selected one, selects it, and gives it the focus', async () => {
    const opened = shown();
    select(opened, 'pay');
    run('insert');
    choose('compute');
    expect(opened.steps()['pay']?.next).toEqual([{ to: 'set' }]);
    expect(opened.steps()['set']?.next).toEqual([{ to: 'done' }]);
    expect(opened.parts.view.getState().selection.steps).toEqual(['set']);
    await act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(opened.asked).toContain('focus set');
  });

  it('goes from a step on the canvas to the panel of this step, whatever was selected before', () => {
    const opened = shown();
    for (const before of [[], ['done'], ['pay', 'done']]) {
      select(opened, ...before);
      act(() => goInto(opened.parts, { kind: 'step', id: 'pay' }));
      const { selection, focus } = opened.parts.view.getState();
      expect([chosenStep(selection), focus?.path]).toEqual(['pay', '/steps/pay']);
    }
  });

  it('draws a way from one step to another that is searched for', () => {
    const opened = shown();
    select(opened, 'pay');
    run('insert');
    choose('compute');
    select(opened, 'pay');
    run('connect');
    choose('done');
    expect(opened.steps()['pay']?.next).toHaveLength(2);
  });

  it('moves through the choices with the arrows and keeps the one that is named in sight', () => {
    const opened = shown();
    run('find');
    const box = screen.getByRole('combobox');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('done');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('pay');
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(opened.parts.view.getState().selection.steps).toEqual(['done']);
  });

  it('renames a step, and says why an id is refused', async () => {
    const opened = shown();
    select(opened, 'pay');
    run('rename');
    const box = await screen.findByRole('textbox', { name: 'Id' });
    fireEvent.change(box, { target: { value: 'done' } });
    await act(async () => fireEvent.submit(box));
    expect(screen.getByText('`done` is taken.')).toBeTruthy();
    fireEvent.change(box, { target: { value: 'refund' } });
    await act(async () => fireEvent.submit(box));
    expect(Object.keys(opened.steps())).toEqual(['refund', 'done']);
    expect(opened.world.store.getState().document.definition['start']).toBe('refund');
  });

  it('deletes and reconnects, and goes on with nothing selected that is gone', async () => {
    const opened = shown();
    select(opened, 'pay');
    run('delete');
    await waitFor(() => expect(Object.keys(opened.steps())).toEqual(['done']));
    expect(opened.world.store.getState().document.definition['start']).toBe('done');
    expect(opened.parts.view.getState().selection.steps).toEqual([]);
    run('undo');
    expect(Object.keys(opened.steps())).toEqual(['pay', 'done']);
  });

  it('selects what comes before or after', () => {
    const opened = shown();
    select(opened, 'pay');
    run('selectDown');
    expect(opened.parts.view.getState().selection.steps).toEqual(['pay', 'done']);
    run('selectAll');
    expect(opened.parts.view.getState().selection.steps).toHaveLength(2);
  });

  it('walks the outline with the arrows', () => {
    const opened = shown();
    const tree = screen.getByRole('tree');
    fireEvent.keyDown(tree, { key: 'ArrowDown' });
    fireEvent.keyDown(tree, { key: 'ArrowDown' });
    expect(opened.parts.view.getState().selection.steps).toEqual(['done']);
    expect(screen.getAllByRole('treeitem', { selected: true })).toHaveLength(1);
  });
});

describe('the commands of the editor', () => {
  it('say why they cannot be done', () => {
    const opened = shown();
    expect(command('rename').blocked).toBe('Select exactly one step.');
    expect(command('undo').blocked).toBe('Nothing has been changed yet.');
    act(() => opened.world.store.actions.type('a: ['));
    expect(command('insert').blocked).toBe('The text cannot be read: mend it first.');
    expect(command('undo').blocked).toBeUndefined();
  });

  it('change nothing for who may only look', () => {
    const opened = shown(openEditor(undefined, true));
    select(opened, 'pay');
    expect(command('delete').blocked).toBe('You may look at this workflow, not change it.');
    run('delete');
    expect(Object.keys(opened.steps())).toEqual(['pay', 'done']);
    expect(command('find').blocked).toBeUndefined();
  });

  it('have a title each', () => {
    shown();
    for (const { id, title } of allCommands(useRegistry.getState().owners).filter(({ id: one }) =>
      one.startsWith('editor.'),
    ))
      expect({ id, title }).not.toEqual({ id, title: `editor.commands.${id.slice(7)}` });
  });
});

describe('the palette', () => {
  it('puts what is chosen on the selected edge', () => {
    const opened = shown();
    act(() =>
      opened.parts.view.setState({
        selection: { steps: [], notes: [], groups: [], edges: ['/steps/pay/next/0'] },
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Wait for time' }));
    expect(opened.steps()['pay']?.next).toEqual([{ to: 'delay' }]);
    expect(opened.steps()['delay']?.next).toEqual([{ to: 'done' }]);
  });

  it('is one stop of Tab; arrows and letters go from entry to entry, Enter takes one', async () => {
    const opened = shown();
    const user = userEvent.setup();
    const focused = (): string | null | undefined => document.activeElement?.textContent;
    await user.click(screen.getByRole('textbox', { name: 'Search steps to add' }));
    await user.tab();
    expect(focused()).toBe('Automated task');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(focused()).toBe('Task for people');
    await user.keyboard('{End}{ArrowDown}');
    expect(focused()).toBe('End');
    await user.keyboard('{Home}wait');
    expect(focused()).toBe('Wait for an event');
    await user.tab();
    expect(screen.getByRole('toolbar', { name: 'Steps to add' }).contains(document.activeElement)).toBe(
      false,
    );
    await user.tab({ shift: true });
    expect(focused()).toBe('Wait for an event');
    await user.keyboard('{Enter}');
    expect(Object.keys(opened.steps())).toContain('wait');
  });

  it('is searched from above, and down leads to what was found', async () => {
    shown();
    const user = userEvent.setup();
    await user.click(screen.getByRole('toolbar').querySelectorAll('button')[5]!);
    await user.type(screen.getByRole('textbox', { name: 'Search steps to add' }), 'event{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Wait for an event');
    expect(screen.getByRole('toolbar').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('keeps letters from commands, and leaves them what has a modifier', () => {
    shown();
    const entry = screen.getByRole('button', { name: 'End' });
    const goesOn = (init: KeyboardEventInit): boolean => fireEvent.keyDown(entry, init);
    expect([goesOn({ key: 'n' }), goesOn({ key: 'x' })]).toEqual([false, false]);
    expect([goesOn({ key: 'S', shiftKey: true }), goesOn({ key: '?' })]).toEqual([true, true]);
  });
});

describe('a conflict', () => {
  it('is shown with both sides and settled place by place', async () => {
    const opened = openEditor();
    const theirs = opened.world.open();
    const set = (store: Opened['world']['store'], value: string) =>
      store.actions.commit({ label: { key: 'x' }, edits: [{ op: 'set', path: '/title', value }] });
    set(theirs.store, 'Theirs');
    await theirs.pass(800);
    shown(opened);
    act(() => void set(opened.world.store, 'Mine'));
    await act(() => opened.world.pass(5_000));
    expect(screen.getByRole('alert').textContent).toContain('ana-2 and you changed the same');
    fireEvent.click(screen.getByRole('radio', { name: 'Mine: "Mine"' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep what is chosen' }));
    await waitFor(() => expect(opened.world.store.getState().choice).toBeUndefined());
    await act(() => opened.world.pass(800));
    expect(opened.world.server.draft.source).toContain('title: Mine # as people say');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('keys for what is looked at', () => {
  it('go to the trial of the step first, then fold its parts away and out again', () => {
    const opened = shown();
    const { view } = opened.parts;
    run('log');
    expect([view.getState().drawer, view.getState().folded]).toEqual(['simulation', []]);
    run('log');
    expect(view.getState().folded).toEqual(['log']);
    act(() => view.setState({ drawer: undefined }));
    select(opened, 'pay');
    run('input');
    expect([view.getState().tab, view.getState().folded]).toEqual(['test', ['log']]);
    run('input');
    run('output');
    expect(view.getState().folded).toEqual(['log', 'input', 'output']);
    run('input');
    expect(view.getState().folded).toEqual(['log', 'output']);
  });

  it('open and close workflows in place, and leave no trace of it in the document', () => {
    const opened = openEditor(
      'kind: workflow\nname: refunds\nstart: pay\nsteps:\n  pay: { type: workflow, workflow: bank }\n',
    );
    shown(opened);
    const open = () => Object.values(useOpenChildren.getState().open).flat();
    const before = opened.world.store.getState().document;
    select(opened, 'pay');
    run('inside');
    expect(open()).toEqual(['pay']);
    run('inside');
    expect(open()).toEqual([]);
    run('expandAll');
    expect(open()).toEqual(['pay']);
    run('collapseAll');
    expect(open()).toEqual([]);
    expect(opened.world.store.getState().document).toBe(before);
  });
});
