'use client';
import dynamic from 'next/dynamic';
import { useCallback, type ReactNode } from 'react';
import type { Proposal } from '@fermata/editing';
import { Inspector } from './inspector/inspector.tsx';
import { useDocument, useEditor, useView } from './editor-context.tsx';
import type { Catalogue } from './use-catalogue.ts';
import type { Verdict } from './use-problems.ts';
import { commit, show } from './view/edit.ts';
import { chosenStep } from './view/view-store.ts';

const StepTrial = dynamic(() => import('./trial/step/step-trial.tsx').then((part) => part.StepTrial), {
  ssr: false,
});

interface Properties {
  readonly verdict: Verdict;
  readonly catalogue: Catalogue;
}

/** The panel beside the canvas, wired to the stores. */
export function InspectorPane({ verdict, catalogue }: Properties): ReactNode {
  const parts = useEditor();
  const { view, id, readOnly } = parts;
  const definition = useDocument(({ document }) => document.definition);
  const isBroken = useDocument(({ document }) => document.broken.length > 0);
  const stepId = useView(({ selection }) => chosenStep(selection));
  const [tab, focus, sample] = [useView((v) => v.tab), useView((v) => v.focus), useView((v) => v.sample)];
  const make = useCallback((proposal: Proposal) => commit(parts, proposal), [parts]);
  const select = useCallback(
    (step: string | undefined) => show(parts, step === undefined ? [] : [step]),
    [parts],
  );
  return (
    <div className="fm-editor-inspector">
      <Inspector
        kind="workflow"
        name={id.name}
        definition={definition}
        stepId={stepId}
        readOnly={readOnly || isBroken}
        commit={make}
        problems={verdict.problems}
        known={verdict.known}
        catalogue={catalogue.activities}
        definitions={catalogue.definitions}
        tab={tab}
        onTab={(next) => view.setState({ tab: next })}
        focus={focus}
        onSelect={select}
        sample={sample}
        onSample={(next) => view.setState({ sample: next })}
        {...(stepId === undefined ? {} : { test: <StepTrial stepId={stepId} known={verdict.known} /> })}
      />
    </div>
  );
}
