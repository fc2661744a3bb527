'use client';
import dynamic from 'next/dynamic';
import { useMemo, useRef, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { pointer, resolvePointer, type JsonObject } from '@fermata/model';
import type { InspectorProperties } from './contract.ts';
import { HandlerPanel } from './settings/handler-panel.tsx';
import { PanelProvider } from './panel-context.tsx';
import { Settings } from './settings/settings.tsx';
import { useFocusWish } from './use-focus-wish.ts';

// Most of the panel is about a step: it comes with the first one that is chosen.
const StepPanel = dynamic(() => import('./step-panel.tsx').then((part) => part.StepPanel), {
  ssr: false,
  loading: () => <Skeleton height={320} m="md" />,
});

/** The panel beside the canvas: of the chosen step, of a handler, or of the workflow itself. */
export function Inspector(properties: InspectorProperties): ReactNode {
  const { definition, stepId, readOnly, commit, problems, known, sample, onSelect } = properties;
  const { catalogue, definitions } = properties;
  const panel = useMemo(
    () => ({
      definition,
      stepId,
      readOnly,
      commit,
      problems,
      known,
      catalogue,
      definitions,
      sample,
      onSelect,
    }),
    [definition, stepId, readOnly, commit, problems, known, catalogue, definitions, sample, onSelect],
  );
  return (
    <PanelProvider value={panel}>
      <Body {...properties} />
    </PanelProvider>
  );
}

function Body(properties: InspectorProperties): ReactNode {
  const { stepId, focus } = properties;
  const root = useRef<HTMLDivElement>(null);
  const panelKey = useStepKey(properties);
  useFocusWish(root, focus, properties.tab);
  return (
    <div ref={root} className="fm-inspector">
      {stepId === undefined && <Settings {...properties} />}
      {stepId?.startsWith('@') === true && <HandlerPanel handler={stepId.slice(1)} />}
      {stepId !== undefined && !stepId.startsWith('@') && (
        <StepPanel key={panelKey} {...properties} stepId={stepId} />
      )}
    </div>
  );
}

/** A key for the panel of a step. It stays when the step gets another id: the field with the focus is not made anew. */
function useStepKey({ definition, stepId }: InspectorProperties): string | undefined {
  const last = useRef({ stepId, definition, key: stepId });
  const { current: before } = last;
  const isRenamed = !hasStep(before.definition, stepId) && !hasStep(definition, before.stepId);
  const key = stepId === before.stepId || isRenamed ? before.key : stepId;
  last.current = { stepId, definition, key };
  return key;
}

function hasStep(definition: JsonObject, id: string | undefined): boolean {
  return id === undefined || resolvePointer(definition, pointer('steps', id)) !== undefined;
}
