'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, type DragEvent, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { retarget, type Graph } from '@fermata/editing';
import {
  GraphCanvas,
  noSelection,
  type CanvasCallbacks,
  type CanvasTarget,
  type Point,
  type Selection,
} from '@fermata/ui';
import type { Children } from '../../../shared/children/use-children.ts';
import { useDocument, useEditor, useView } from '../editor-context.tsx';
import { takePalette } from '../palette/palette-item.ts';
import { commit, definitionOf, insert, join, move, setLayout } from '../view/edit.ts';
import { goInto } from '../view/jump.ts';
import { removeSelection } from '../view/step-edits.ts';
import { playedAt } from '../view/trace.ts';
import { useTrialLooks } from '../trial/canvas-looks.ts';
import { pasteText } from '../use-clipboard.ts';
import { CanvasEmpty } from './canvas-empty.tsx';

const Player = dynamic(() => import('./player.tsx').then((part) => part.Player), { ssr: false });

interface Properties {
  readonly graph: Graph;
  /** Those that its steps start. */
  readonly workflows: Children;
}

/** The canvas, wired to the stores. */
export function CanvasPane({ graph, workflows }: Properties): ReactNode {
  const words = useTranslations('editor.canvas');
  const parts = useEditor();
  const { canvas, readOnly } = parts;
  const selection = useView((view) => view.selection);
  const played = useView((view) => view.played);
  const definition = useDocument(({ document }) => document.definition);
  const isBroken = useDocument(({ document }) => document.broken.length > 0);
  const { opened, toggle } = workflows;
  const router = useRouter();
  const callbacks = useCallbacks();
  const openTarget = (target: CanvasTarget): void => {
    const href = target.kind === 'step' ? opened[target.id]?.href : undefined;
    if (href === undefined) goInto(parts, target);
    else router.push(href);
  };
  const playing = useMemo(
    () =>
      played === undefined ? undefined : playedAt(definition, played.problem.trace ?? [], played.moment),
    [played, definition],
  );
  const looks = useTrialLooks(graph);
  const isEditable = !readOnly && !isBroken;
  const takeFile = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (file === undefined || !isEditable) return;
    event.preventDefault();
    void file.text().then((text) => void pasteText(parts, text));
  };
  return (
    <div className="fm-editor-canvas" onDragOver={allowFile} onDrop={takeFile}>
      <GraphCanvas
        graph={graph}
        mode={isEditable ? 'edit' : 'view'}
        selection={selection}
        label={words('label')}
        handle={canvas}
        empty={<CanvasEmpty />}
        {...(playing === undefined ? {} : { playing })}
        {...looks}
        {...callbacks}
        opened={opened}
        onOpen={openTarget}
        onToggleChild={toggle}
        onVisitChild={(href) => router.push(href)}
      />
      {played !== undefined && <Player />}
    </div>
  );
}

/** A file may be dropped anywhere on the canvas: its steps are put in. */
function allowFile(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
}

function useCallbacks(): CanvasCallbacks {
  const parts = useEditor();
  const { view } = parts;
  const select = useCallback((selection: Selection) => view.setState({ selection }), [view]);
  return useMemo(
    (): CanvasCallbacks => ({
      onSelect: select,
      onConnect: (from, to) => void join(parts, from, to),
      onRetarget: (edge, to) => void commit(parts, retarget(definitionOf(parts), edge, to)),
      onConnectToNew: (from, at) => pickAt(parts, { kind: 'after', step: from }, at),
      onInsertOnEdge: (edge, at) => pickAt(parts, { kind: 'edge', edge }, at),
      onInsertAfter: (step, at) => pickAt(parts, { kind: 'after', step }, at),
      onMove: (places) => move(parts, places),
      onMoveNote: (note, at) => setLayout(parts, 'notes', note, { x: Math.round(at.x), y: Math.round(at.y) }),
      onResizeNote: (note, { width, height }) =>
        setLayout(parts, 'notes', note, { width: Math.round(width), height: Math.round(height) }),
      onDropPalette: (text, at, edge) => {
        const step = takePalette(text);
        if (step === undefined) return;
        insert(parts, step, edge === undefined ? { kind: 'free', at } : { kind: 'edge', edge });
      },
      onDelete: (selection) => removeSelection(parts, selection),
      onToggleGroup: (group) => toggleGroup(parts, group),
      onContextMenu: (target, at) => menuAt(parts, target, at),
    }),
    [parts, select],
  );
}

type Parts = ReturnType<typeof useEditor>;

function pickAt({ view }: Parts, place: Parameters<typeof insert>[2], at: Point): void {
  view.setState({ pick: { kind: 'insert', place, at } });
}

/** What is pointed at is what the menu is about. */
function menuAt({ view }: Parts, target: CanvasTarget, at: Point): void {
  const { selection } = view.getState();
  view.setState({ menu: { target, at }, selection: withTarget(selection, target) });
}

const lists = Object.freeze({ step: 'steps', edge: 'edges', note: 'notes', group: 'groups' } as const);

function withTarget(selection: Selection, target: CanvasTarget): Selection {
  if (target.kind === 'canvas') return selection;
  const list = lists[target.kind];
  return selection[list].includes(target.id) ? selection : { ...noSelection, [list]: [target.id] };
}

function toggleGroup(parts: Parts, id: string): void {
  const layout = definitionOf(parts)['layout'] as {
    groups?: readonly { id?: string; collapsed?: boolean }[];
  };
  const isCollapsed = layout?.groups?.find((group) => group.id === id)?.collapsed === true;
  setLayout(parts, 'groups', id, { collapsed: !isCollapsed });
}
