'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointer } from '@fermata/model';
import type { Sample } from '../contract.ts';
import { MappingField } from '../fields/mapping-field.tsx';
import { Section } from '../fields/section.tsx';
import { ValueField } from '../fields/value-field.tsx';
import { stepOf, typeOfStep } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { Playground } from './playground.tsx';
import { SampleChoice } from './sample-choice.tsx';
import { ScopeTree } from './scope-tree.tsx';
import { StepInput } from './step-input.tsx';

interface Properties {
  readonly stepId: string;
  readonly sample: Sample | undefined;
  readonly onSample: (sample: Sample | undefined) => void;
}

/** What flows in, what the step is given, what it leaves behind. */
export function DataTab({ stepId, sample, onSample }: Properties): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector');
  const type = typeOfStep(definition, stepId);
  const step = stepOf(definition, stepId);
  const path = pointer('steps', stepId);
  const takes = type !== undefined && !['delay', 'wait', 'end'].includes(type);
  const isGiven = type !== 'decide' || step['decision'] !== undefined;
  return (
    <div className="fm-in-tab">
      <SampleChoice sample={sample} onSample={onSample} />
      <Section title={words('section.scope')} isOpen>
        <ScopeTree stepId={stepId} />
      </Section>
      <Playground stepId={stepId} />
      {takes && isGiven && <StepInput stepId={stepId} />}
      {type !== 'end' && <MappingField path={`${path}/save`} />}
      <ValueField path={`${path}/default`} />
    </div>
  );
}
