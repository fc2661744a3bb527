'use client';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { pointer, pointerParts, resolvePointer, type JsonObject } from '@fermata/model';
import type { InspectorProperties, InspectorTab } from './contract.ts';
import { DataTab } from './data/data-tab.tsx';
import { ErrorsTab } from './errors/errors-tab.tsx';
import { HandlerPanel } from './settings/handler-panel.tsx';
import { tabOfField, tabsOf } from './model/layout.ts';
import { typeOfStep } from './model/step-type.ts';
import { PanelProvider } from './panel-context.tsx';
import { PeopleTab } from './people/people-tab.tsx';
import { Settings } from './settings/settings.tsx';
import { StepHead } from './step/step-head.tsx';
import { StepTab } from './step/step-tab.tsx';
import { useFocusWish } from './use-focus-wish.ts';

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

function StepPanel(properties: InspectorProperties & { readonly stepId: string }): ReactNode {
  const { definition, stepId, focus, tab, onTab } = properties;
  const words = useTranslations('inspector.tab');
  const type = typeOfStep(definition, stepId);
  const tabs = tabsOf(type);
  const wished = useRef(focus);
  useEffect(() => {
    if (focus === undefined || focus === wished.current) return;
    wished.current = focus;
    const [, id, field] = pointerParts(focus.path);
    if (id === stepId) onTab(tabOfField(type, field));
  }, [focus, stepId, type, onTab]);
  const shown = tabs.includes(tab) ? tab : 'step';
  return (
    <>
      <StepHead stepId={stepId} />
      <Tabs value={shown} onChange={(value) => onTab((value ?? 'step') as InspectorTab)} keepMounted={false}>
        <Tabs.List className="fm-inspector-tabs">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="step">
          <StepTab stepId={stepId} />
        </Tabs.Panel>
        <Tabs.Panel value="data">
          <DataTab stepId={stepId} sample={properties.sample} onSample={properties.onSample} />
        </Tabs.Panel>
        <Tabs.Panel value="errors">
          <ErrorsTab stepId={stepId} />
        </Tabs.Panel>
        <Tabs.Panel value="people">
          <PeopleTab stepId={stepId} />
        </Tabs.Panel>
        <Tabs.Panel value="test">{properties.test}</Tabs.Panel>
      </Tabs>
    </>
  );
}
