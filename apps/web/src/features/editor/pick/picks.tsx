'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { Graph } from '@fermata/editing';
import { useEditor, useView } from '../editor-context.tsx';
import type { Catalogue } from '../use-catalogue.ts';
import type { Pick } from '../view/view-store.ts';
import { CanvasMenu } from './canvas-menu.tsx';
import { StepPick } from './step-pick.tsx';
import { KindPick } from './kind-pick.tsx';

const NamePick = dynamic(() => import('./name-pick.tsx').then((part) => part.NamePick), { ssr: false });

interface Properties {
  readonly graph: Graph;
  readonly catalogue: Catalogue;
}

/** Whatever a person is choosing at the moment. */
export function Picks({ graph, catalogue }: Properties): ReactNode {
  const { view } = useEditor();
  const pick = useView((state) => state.pick);
  const close = () => view.setState({ pick: undefined });
  return (
    <>
      <CanvasMenu />
      {pick !== undefined && (
        <Open key={pick.kind} pick={pick} graph={graph} catalogue={catalogue} onClose={close} />
      )}
    </>
  );
}

interface OpenProperties extends Properties {
  readonly pick: Pick;
  readonly onClose: () => void;
}

function Open({ pick, graph, catalogue, onClose }: OpenProperties): ReactNode {
  switch (pick.kind) {
    case 'insert':
    case 'replace':
      return <KindPick pick={pick} catalogue={catalogue} onClose={onClose} />;
    case 'connect':
    case 'find':
      return <StepPick pick={pick} graph={graph} onClose={onClose} />;
    default:
      return <NamePick pick={pick} graph={graph} onClose={onClose} />;
  }
}
