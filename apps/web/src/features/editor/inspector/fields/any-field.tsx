'use client';
import type { ReactNode } from 'react';
import type { FieldKind } from '../model/layout.ts';
import { ConditionField } from './condition-field.tsx';
import { DurationField } from './duration-field.tsx';
import { StepsField, TagsField } from './list-fields.tsx';
import { MappingField } from './mapping-field.tsx';
import { SwitchField } from './plain-fields.tsx';
import { TemplateField } from './template-field.tsx';
import { LongTextField, TextField } from './text-fields.tsx';
import { ValueField } from './value-field.tsx';

/** A field by how it is edited; nothing for one that has a part of its own. */
export function AnyField({ path, kind }: { readonly path: string; readonly kind: FieldKind }): ReactNode {
  const Field = FIELDS[kind];
  return Field === undefined ? null : <Field path={path} />;
}

type FieldOfPath = (properties: { readonly path: string }) => ReactNode;

const FIELDS: Readonly<Partial<Record<FieldKind, FieldOfPath>>> = Object.freeze({
  text: TextField,
  longText: LongTextField,
  template: TemplateField,
  condition: ConditionField,
  duration: DurationField,
  switch: SwitchField,
  value: ValueField,
  mapping: MappingField,
  steps: StepsField,
  tags: TagsField,
});
