'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SamplingRow } from '@fermata/contracts';
import { useManualSteps, useTitleOfWorkflow, useWorkflows } from '../api/steps.ts';

const pauseMs = 200;

interface Properties {
  readonly rule: SamplingRow;
  readonly onChange: (more: Partial<SamplingRow>) => void;
  readonly onRemove: () => void;
}

/** Of one step, how many of a hundred completed tasks are drawn. */
export function SamplingRule({ rule, onChange, onRemove }: Properties): ReactNode {
  const words = useTranslations('desk.sampling');
  return (
    <li className="fm-desk-rule">
      <WorkflowField
        value={rule.definition}
        onChange={(definition) => onChange({ definition, stepId: '' })}
      />
      <StepField {...rule} onChange={(stepId) => onChange({ stepId })} />
      <NumberInput
        label={words('share')}
        className="fm-desk-percent"
        value={rule.percent}
        min={0}
        max={100}
        decimalScale={2}
        suffix=" %"
        onChange={(percent) => typeof percent === 'number' && onChange({ percent })}
      />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words('remove')} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

interface WorkflowProperties {
  readonly value: string;
  readonly onChange: (definition: string) => void;
}

/** A published workflow, found by words; the one of a rule also when it is there no more. */
function WorkflowField({ value, onChange }: WorkflowProperties): ReactNode {
  const words = useTranslations('desk.sampling');
  const title = useTitleOfWorkflow(value);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, pauseMs);
  // What is chosen stands in the field as text, and is nothing to be looked for.
  const { data = [] } = useWorkflows(text === title ? '' : text.trim());
  const known = data.map(({ name, title: label }) => ({ value: name, label }));
  return (
    <Select
      label={words('workflow')}
      placeholder={words('chooseWorkflow')}
      data={withValue(known, { value, label: title })}
      value={value === '' ? null : value}
      searchable
      filter={({ options }) => options}
      onSearchChange={setTyped}
      nothingFoundMessage={words('noWorkflow')}
      onChange={(definition) => definition !== null && onChange(definition)}
    />
  );
}

interface StepProperties {
  readonly definition: string;
  readonly stepId: string;
  readonly onChange: (stepId: string) => void;
}

/** A step that people work on. */
function StepField({ definition, stepId, onChange }: StepProperties): ReactNode {
  const words = useTranslations('desk.sampling');
  const { data = [], isFetched } = useManualSteps(definition);
  const known = data.map(({ id, title }) => ({ value: id, label: title }));
  const hasNone = isFetched && data.length === 0 && stepId === '';
  return (
    <Select
      label={words('step')}
      placeholder={words(hasNone ? 'noStep' : 'chooseStep')}
      data={withValue(known, { value: stepId, label: stepId })}
      value={stepId === '' ? null : stepId}
      searchable
      disabled={definition === '' || hasNone}
      nothingFoundMessage={words('noStep')}
      onChange={(step) => step !== null && onChange(step)}
    />
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function withValue(known: readonly Choice[], chosen: Choice): Choice[] {
  const isKnown = chosen.value === '' || known.some(({ value }) => value === chosen.value);
  return isKnown ? [...known] : [...known, chosen];
}
