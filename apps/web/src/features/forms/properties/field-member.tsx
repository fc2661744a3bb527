'use client';
import { useState, type ReactNode } from 'react';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isIdentifier, isObject, resolvePointer, type JsonObject } from '@fermata/model';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { fieldsOf } from '../model/fields.ts';
import { renameField, setMember } from '../model/form-changes.ts';
import { listsAround, layoutOf, type LayoutNode } from '../model/layout-tree.ts';
import { requiredChange } from '../model/required.ts';
import { useMember } from './use-member.ts';
import { useProblemTexts } from '@fermata/ui';

/** Which field of the answer it edits, its name, and whether it must be there. */
export function FieldMember({ node }: { readonly node: LayoutNode }): ReactNode {
  const words = useTranslations('forms.properties');
  const texts = useProblemTexts();
  const definition = useForm();
  const { problem, readOnly, set } = useMember(`${node.path}/field`);
  const field = typeof node.body['field'] === 'string' ? node.body['field'] : '';
  const isInList = listsAround(layoutOf(definition), node.path).length > 0;
  const names = fieldsOf(definition['schema']).map(({ name }) => name);
  if (isInList) {
    return (
      <TextInput
        label={words('field')}
        description={words('itemField')}
        readOnly={readOnly}
        error={problem && texts.message(problem)}
        value={field}
        onChange={(event) => set(event.currentTarget.value || undefined)}
      />
    );
  }
  return (
    <>
      <Select
        label={words('field')}
        searchable
        clearable
        readOnly={readOnly}
        error={problem && texts.message(problem)}
        data={field !== '' && !names.includes(field) ? [field, ...names] : names}
        value={field === '' ? null : field}
        onChange={(next) => set(next ?? undefined)}
      />
      {names.includes(field) && !field.includes('.') && (
        <>
          <Rename key={field} field={field} />
          <Required field={field} />
        </>
      )}
    </>
  );
}

function Rename({ field }: { readonly field: string }): ReactNode {
  const words = useTranslations('forms.properties');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const [name, setName] = useState(field);
  const isTaken = name !== field && resolvePointer(definition, `/schema/properties/${name}`) !== undefined;
  const isWrong = !isIdentifier(name) || isTaken;
  const rename = () => {
    if (name !== field && !isWrong) commit(renameField(definition, field, name));
  };
  return (
    <TextInput
      label={words('fieldName')}
      classNames={{ input: 'fm-mono' }}
      readOnly={readOnly}
      error={isWrong && words(isTaken ? 'nameTaken' : 'nameWrong')}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter') rename();
      }}
    />
  );
}

function Required({ field }: { readonly field: string }): ReactNode {
  const words = useTranslations('forms.properties');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const schema = isObject(definition['schema']) ? (definition['schema'] as JsonObject) : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return (
    <Checkbox
      label={words('required')}
      disabled={readOnly}
      checked={required.includes(field)}
      onChange={(event) => {
        const next = requiredChange(required, field, event.currentTarget.checked);
        commit(setMember('/schema/required', next));
      }}
    />
  );
}
