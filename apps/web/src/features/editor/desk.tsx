'use client';
import type { ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Page } from '../../shared/frame/page.tsx';
import { useRemembered } from '../../shared/frame/use-remembered.ts';
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

function Panes({ graph, workflows, verdict, catalogue }: PanesProperties): ReactNode {
  const isOpen = useView(({ drawer }) => drawer !== undefined);
  const columns = useRemembered('editor-columns');
  const rows = useRemembered('editor-rows');
  return (
    <Group className="fm-editor" orientation="horizontal" {...columns}>
      <Panel id="side" defaultSize="248px" minSize="180px" maxSize="420px">
        <SidePane graph={graph} catalogue={catalogue} />
      </Panel>
      <Separator className="fm-editor-bar" />
      <Panel id="middle" minSize="320px">
        <Group key={String(isOpen)} orientation="vertical" {...(isOpen ? rows : {})}>
          <Panel id="canvas" minSize="160px">
            <CanvasPane graph={graph} workflows={workflows} />
          </Panel>
          <Separator className="fm-editor-bar" disabled={!isOpen} />
          <Panel
            id="drawer"
            defaultSize={isOpen ? '260px' : '40px'}
            minSize={isOpen ? '120px' : '40px'}
            maxSize={isOpen ? '80%' : '40px'}
          >
            <Drawer verdict={verdict} />
          </Panel>
        </Group>
      </Panel>
      <Separator className="fm-editor-bar" />
      <Panel id="inspector" defaultSize="400px" minSize="300px" maxSize="640px">
        <InspectorPane verdict={verdict} catalogue={catalogue} />
      </Panel>
    </Group>
  );
}
