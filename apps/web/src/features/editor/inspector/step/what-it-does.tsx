'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointer, type JsonValue } from '@fermata/model';
import type { StepType } from '@fermata/editing';
import { ConditionField } from '../fields/condition-field.tsx';
import { ConnectionField } from '../fields/connection-field.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { ChoiceField, SwitchField } from '../fields/plain-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { Rows } from '../fields/rows.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { ValueField } from '../fields/value-field.tsx';
import { stepOf, typeOfStep } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { StepInput } from '../data/step-input.tsx';
import { MomentOrDuration } from './moment-or-duration.tsx';
import { TaskFacts } from './task-facts.tsx';

interface PartProperties {
  readonly path: string;
  readonly stepId: string;
}

/** The work of the step, by its type. */
export function WhatItDoes({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition } = usePanel();
  const type = typeOfStep(definition, stepId);
  if (type === undefined) return null;
  const Part = PARTS[type];
  return Part === undefined ? null : <Part path={pointer('steps', stepId)} stepId={stepId} />;
}

const PARTS: Readonly<Partial<Record<StepType, (properties: PartProperties) => ReactNode>>> = Object.freeze({
  task: TaskPart,
  manual: ManualPart,
  delay: ({ path }: PartProperties) => <MomentOrDuration path={`${path}/delay`} duration="for" />,
  wait: WaitPart,
  set: ({ stepId }: PartProperties) => <StepInput stepId={stepId} />,
  decide: DecidePart,
  emit: EmitPart,
  workflow: WorkflowPart,
  end: EndPart,
});

function TaskPart({ path, stepId }: PartProperties): ReactNode {
  return (
    <>
      <ReferenceField path={`${path}/task`} of="tasks" />
      <TaskFacts stepId={stepId} />
      <ConnectionField path={`${path}/connection`} />
      <StepInput stepId={stepId} />
      <SwitchField path={`${path}/short`} />
    </>
  );
}

function ManualPart({ path, stepId }: PartProperties): ReactNode {
  return (
    <>
      <ReferenceField path={`${path}/form`} of="forms" />
      <StepInput stepId={stepId} />
    </>
  );
}

function WaitPart({ path }: PartProperties): ReactNode {
  const wait = `${path}/wait`;
  return (
    <>
      <ReferenceField path={`${wait}/event`} of="events" />
      <TemplateField path={`${wait}/key`} words="waitKey" />
      <ConditionField path={`${wait}/where`} />
      <ChoiceField path={`${wait}/keep`} options={['none', 'always', 'P1D']} />
      <SwitchField path={`${wait}/shared`} />
    </>
  );
}

function DecidePart({ path, stepId }: PartProperties): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector');
  const step = stepOf(definition, stepId);
  const hasCases = Array.isArray(step['cases']);
  return (
    <>
      {!hasCases && <ReferenceField path={`${path}/decision`} of="decisions" />}
      {step['decision'] !== undefined && <StepInput stepId={stepId} />}
      {step['decision'] === undefined && (
        <Rows path={`${path}/cases`} item={words('case')} addLabel={words('addCase')} blank={blankCase}>
          {(place) => (
            <>
              <ConditionField path={`${place}/when`} words="caseWhen" />
              <ValueField path={`${place}/output`} words="caseOutput" />
            </>
          )}
        </Rows>
      )}
    </>
  );
}

const blankCase: JsonValue = Object.freeze({ output: null });

function EmitPart({ path, stepId }: PartProperties): ReactNode {
  return (
    <>
      <ReferenceField path={`${path}/event`} of="events" />
      <TemplateField path={`${path}/key`} words="emitKey" />
      <StepInput stepId={stepId} />
    </>
  );
}

function WorkflowPart({ path, stepId }: PartProperties): ReactNode {
  return (
    <>
      <ReferenceField path={`${path}/workflow`} of="workflows" />
      <ChoiceField path={`${path}/mode`} options={['wait', 'detach']} />
      <TemplateField path={`${path}/key`} words="startKey" />
      <StepInput stepId={stepId} />
    </>
  );
}

function EndPart({ path, stepId }: PartProperties): ReactNode {
  const { definition } = usePanel();
  const { terminate } = stepOf(definition, stepId);
  return (
    <>
      <ChoiceField path={`${path}/terminate`} options={['completed', 'failed', 'cancelled']} />
      {terminate !== undefined && <TextField path={`${path}/code`} isMono />}
      <MappingField path={`${path}/output`} words="endOutput" />
    </>
  );
}
