'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { pointerParts } from '@fermata/model';
import type { InspectorProperties, InspectorTab } from './contract.ts';
import { DataTab } from './data/data-tab.tsx';
import { ErrorsTab } from './errors/errors-tab.tsx';
import { tabOfField, tabsOf } from './model/layout.ts';
import { typeOfStep } from './model/step-type.ts';
import { PeopleTab } from './people/people-tab.tsx';
import { StepHead } from './step/step-head.tsx';
import { StepTab } from './step/step-tab.tsx';

/** The panel of one step: what it is, and its tabs. */
export function StepPanel(properties: InspectorProperties & { readonly stepId: string }): ReactNode {
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
