'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { extendPointer, isIdentifier, isObject, type JsonObject } from '@fermata/model';
import { useField } from '../fields/use-field.ts';
import { ValueField } from '../fields/value-field.tsx';
import { kindOf, schemaKinds, withKind, type SchemaKind } from '../model/schema-edits.ts';
import { SchemaTable } from './schema-table.tsx';

/** The variables of the workflow: their types and first values. */
export function Vars(): ReactNode {
  const field = useField('/vars');
  const words = useTranslations('inspector');
  const [name, setName] = useState('');
  const vars = isObject(field.value) ? Object.keys(field.value as JsonObject) : [];
  const isWrong = name !== '' && (vars.includes(name) || !isIdentifier(name));
  const fresh = useField(extendPointer('/vars', name === '' ? '-' : name));
  const add = () => {
    if (name === '' || isWrong) return;
    fresh.set({ schema: { type: 'string' } });
    setName('');
  };
  return (
    <div data-path="/vars">
      {vars.map((one) => (
        <Variable key={one} name={one} />
      ))}
      {!field.readOnly && (
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <TextInput
            size="xs"
            className="fm-in-grow"
            classNames={{ input: 'fm-in-mono' }}
            aria-label={words('newVariable')}
            placeholder={words('newVariable')}
            error={isWrong && words('schema.badName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value.trim())}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add();
            }}
          />
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {words('add')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function Variable({ name }: { readonly name: string }): ReactNode {
  const path = extendPointer('/vars', name);
  const own = useField(path);
  const schemaField = useField(`${path}/schema`);
  const words = useTranslations('inspector');
  const schema = isObject(schemaField.value) ? (schemaField.value as JsonObject) : {};
  const kind = kindOf(schema);
  return (
    <div className="fm-in-row" data-path={path}>
      <div className="fm-in-row-head">
        <code className="fm-in-row-title">{name}</code>
        <Select
          size="xs"
          className="fm-in-schema-kind"
          aria-label={words('schema.kindOf', { name })}
          allowDeselect={false}
          readOnly={own.readOnly}
          data={schemaKinds.map((one) => ({ value: one, label: words(`schema.kind.${one}`) }))}
          value={kind}
          onChange={(next) => schemaField.set(withKind(schema, next as SchemaKind))}
        />
        {!own.readOnly && (
          <ActionIcon
            size="sm"
            aria-label={words('removeNamed', { name })}
            onClick={() => own.set(undefined)}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {kind === 'object' && (
        <SchemaTable schema={schema} readOnly={own.readOnly} onChange={(next) => schemaField.set(next)} />
      )}
      <ValueField path={`${path}/initial`} schema={schema} />
    </div>
  );
}
