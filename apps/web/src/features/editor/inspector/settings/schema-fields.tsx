'use client';
import type { ReactNode } from 'react';
import { isObject, type JsonObject } from '@fermata/model';
import { FieldHelp, FieldProblems } from '../fields/field-frame.tsx';
import { useFieldWords } from '../fields/field-words.ts';
import { useField } from '../fields/use-field.ts';
import { SchemaTable } from './schema-table.tsx';

interface Properties {
  readonly path: string;
  readonly words?: string;
}

/** The JSON Schema of an object as a table of fields. */
export function SchemaFields({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const { label, help } = useFieldWords(words ?? field.name);
  const schema = isObject(field.value) ? (field.value as JsonObject) : {};
  return (
    <fieldset className="fm-in-set" data-path={path}>
      <legend className="fm-in-set-title">
        {label} {help !== undefined && <FieldHelp help={help} />}
      </legend>
      {field.problems.length > 0 && <FieldProblems problems={field.problems} />}
      <SchemaTable schema={schema} readOnly={field.readOnly} onChange={(next) => field.set(next)} />
    </fieldset>
  );
}
