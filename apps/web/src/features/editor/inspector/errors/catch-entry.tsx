'use client';
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { ConditionField } from '../fields/condition-field.tsx';
import { DurationField } from '../fields/duration-field.tsx';
import { FieldFrame } from '../fields/field-frame.tsx';
import { StepField, TagsField } from '../fields/list-fields.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { NumberField } from '../fields/plain-fields.tsx';
import { Section } from '../fields/section.tsx';
import { useField } from '../fields/use-field.ts';
import { ValueField } from '../fields/value-field.tsx';
import { UndoField } from './compensation.tsx';
import { useErrorCodes } from './error-codes.ts';

const REACTIONS = Object.freeze(['retry', 'pass', 'complete', 'fail', 'goto', 'hold'] as const);

/** Fields that belong to one reaction only: another one refuses them. */
const BOUND = Object.freeze(['then', 'to', 'output', 'max', 'after']);

/** Which errors, and what is done about them. */
export function CatchEntry({ path, stepId }: { readonly path: string; readonly stepId: string }): ReactNode {
  const codes = useErrorCodes(stepId);
  const words = useTranslations('inspector');
  const entry = useField(path);
  const value = isObject(entry.value) ? (entry.value as JsonObject) : {};
  const reaction = value['then'] ?? (value['to'] === undefined ? undefined : 'goto');
  const isFurther = 'save' in value || 'compensate' in value || 'when' in value;
  return (
    <>
      <TagsField path={`${path}/on`} words="catchOn" suggestions={codes} />
      <Reaction path={path} value={reaction} onTurn={(next) => entry.set(turnedEntry(value, next))} />
      {reaction === 'goto' && <StepField path={`${path}/to`} words="catchTo" />}
      {reaction === 'complete' && <ValueField path={`${path}/output`} words="catchOutput" />}
      {reaction === 'retry' && (
        <>
          <NumberField path={`${path}/max`} words="catchMax" min={1} />
          <DurationField path={`${path}/after`} words="catchAfter" />
        </>
      )}
      <Section title={words('more')} isOpen={isFurther}>
        <ConditionField path={`${path}/when`} words="catchWhen" />
        <MappingField path={`${path}/save`} words="catchSave" />
        <UndoField path={`${path}/compensate`} />
      </Section>
    </>
  );
}

interface ReactionProperties {
  readonly path: string;
  readonly value: JsonValue | undefined;
  readonly onTurn: (reaction: string) => void;
}

function Reaction({ path, value, onTurn }: ReactionProperties): ReactNode {
  const field = useField(`${path}/then`);
  const words = useTranslations('inspector');
  return (
    <FieldFrame path={`${path}/then`} words="catchThen" problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Select
          id={id}
          size="sm"
          allowDeselect={false}
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          data={REACTIONS.map((one) => ({ value: one, label: words(`choice.catchThen.${one}`) }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => {
            if (next !== null) onTurn(next);
          }}
        />
      )}
    </FieldFrame>
  );
}

/** The entry with another reaction, without the fields that only the one before may have. */
export function turnedEntry(entry: JsonObject, reaction: string): JsonObject {
  const kept = Object.entries(entry).filter(([name]) => !BOUND.includes(name));
  return { ...Object.fromEntries(kept), then: reaction };
}
