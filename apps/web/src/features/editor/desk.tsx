'use client';
import type { ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { Divider } from '../../shared/frame/divider.tsx';
import { Page } from '../../shared/frame/page.tsx';
import { usePaneSizes } from '../../shared/frame/use-pane-sizes.ts';
import { CanvasPane } from './canvas/canvas-pane.tsx';
import { useOpened } from './canvas/use-opened.ts';
import { ConflictNote } from './head/conflict-note.tsx';
import { HeadActions } from './head/head-actions.tsx';
import { HeadFacts } from './head/head-facts.tsx';
import { Notes } from './head/notes.tsx';
import { Drawer } from './drawer/drawer.tsx';
import { InspectorPane } from './inspector-pane.tsx';
import { Narrow } from './narrow.tsx';
import { Picks } from './pick/picks.tsx';
import { SidePane } from './palette/side-pane.tsx';
import { useDocument, useEditor, useView } from './editor-context.tsx';
import { useCatalogue } from './use-catalogue.ts';
import { useClipboard } from './use-clipboard.ts';
import { useEditorCommands } from './use-editor-commands.ts';
import { useGraph } from './use-graph.ts';
import { useLiveDraft } from './use-live-draft.ts';
import { useProblems } from './use-problems.ts';

/** The editor's panes around the canvas. */
export function Desk(): ReactNode {
  const { id } = useEditor();
  const title = useDocument(({ document }) => document.definition['title']);
  const verdict = useProblems();
  const graph = useGraph(verdict.problems);
  const catalogue = useCatalogue();
  const isNarrow = useMediaQuery('(max-width: 700px)', false);
  useLiveDraft();
  useClipboard();
  const workflows = useOpened(graph);
  useEditorCommands(graph, verdict.problems, workflows);
  const name = typeof title === 'string' && title !== '' ? title : id.name;
  return (
    <Page
      full
      title={name}
      name={name}
      facts={<HeadFacts />}
      actions={isNarrow ? undefined : <HeadActions verdict={verdict} />}
    >
      <Notes />
      <ConflictNote />
      {isNarrow ? (
        <Narrow graph={graph} verdict={verdict} />
      ) : (
        <Panes graph={graph} workflows={workflows} verdict={verdict} catalogue={catalogue} />
      )}
      <Picks graph={graph} catalogue={catalogue} />
    </Page>
  );
}

interface PanesProperties {
  readonly graph: ReturnType<typeof useGraph>;
  readonly workflows: ReturnType<typeof useOpened>;
  readonly verdict: ReturnType<typeof useProblems>;
  readonly catalogue: ReturnType<typeof useCatalogue>;
}

const bounds = Object.freeze({
  side: { first: 248, least: 180, most: 420 },
  inspector: { first: 400, least: 300, most: 640 },
  drawer: { first: 260, least: 120, most: 640 },
});

/** The drawer is a line of tabs until one is opened. */
const foldedHeight = 40;

function Panes({ graph, workflows, verdict, catalogue }: PanesProperties): ReactNode {
  const words = useTranslations('editor.panes');
  const isOpen = useView(({ drawer }) => drawer !== undefined);
  const [sizes, change] = usePaneSizes('editor-panes', bounds);
  const divider = (name: keyof typeof bounds, grows: 'left' | 'right' | 'up') => (
    <Divider
      label={words(name)}
      size={sizes[name]}
      {...bounds[name]}
      grows={grows}
      onChange={(size) => change(name, size)}
    />
  );
  return (
    <div className="fm-editor fm-panes">
      <div className="fm-pane" style={{ width: sizes.side, minWidth: bounds.side.least }}>
        <SidePane graph={graph} catalogue={catalogue} />
      </div>
      {divider('side', 'right')}
      <div className="fm-pane-middle">
        <div className="fm-pane-above">
          <CanvasPane graph={graph} workflows={workflows} />
        </div>
        {isOpen && divider('drawer', 'up')}
        <div className="fm-pane-below" style={{ height: isOpen ? sizes.drawer : foldedHeight }}>
          <Drawer verdict={verdict} />
        </div>
      </div>
      {divider('inspector', 'left')}
      <div className="fm-pane" style={{ width: sizes.inspector, minWidth: bounds.inspector.least }}>
        <InspectorPane verdict={verdict} catalogue={catalogue} />
      </div>
    </div>
  );
}
