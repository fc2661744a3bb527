'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isIdentifier, type JsonObject } from '@fermata/model';
import {
  schemaKinds,
  schemaRows,
  withField,
  withFieldRenamed,
  withFieldRequired,
  withKind,
  withNewField,
  withoutField,
  type SchemaKind,
  type SchemaRow,
} from '../model/schema-edits.ts';
import { SchemaDetails } from './schema-details.tsx';

interface Properties {
  readonly schema: JsonObject;
  readonly readOnly: boolean;
  readonly onChange: (schema: JsonObject) => void;
}

/** The fields of an object: name, type, required; each opens to what else it says. */
export function SchemaTable({ schema, readOnly, onChange }: Properties): ReactNode {
  const rows = schemaRows(schema);
  return (
    <div className="fm-in-schema">
      {rows.map((row) => (
        <SchemaField key={row.name} row={row} schema={schema} readOnly={readOnly} onChange={onChange} />
      ))}
      {!readOnly && (
        <AddField
          taken={rows.map(({ name }) => name)}
          onAdd={(name) => onChange(withNewField(schema, name))}
        />
      )}
    </div>
  );
}

function SchemaField({
  row,
  schema,
  readOnly,
  onChange,
}: Properties & { readonly row: SchemaRow }): ReactNode {
  const words = useTranslations('inspector.schema');
  const [isOpen, setOpen] = useState(false);
  const { name } = row;
  return (
    <div className="fm-in-schema-field">
      <Group gap="xs" wrap="nowrap">
        <button
          type="button"
          className="fm-in-scope-toggle"
          aria-expanded={isOpen}
          aria-label={words(isOpen ? 'close' : 'open', { name })}
          data-open={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={14} aria-hidden />
        </button>
        <FieldName
          name={name}
          readOnly={readOnly}
          taken={schemaRows(schema).map((one) => one.name)}
          onRename={(next) => onChange(withFieldRenamed(schema, name, next))}
        />
        <Select
          size="xs"
          className="fm-in-schema-kind"
          aria-label={words('kindOf', { name })}
          allowDeselect={false}
          readOnly={readOnly}
          data={schemaKinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
          value={row.kind}
          onChange={(kind) => onChange(withField(schema, name, withKind(row.schema, kind as SchemaKind)))}
        />
        <Checkbox
          size="xs"
          aria-label={words('requiredOf', { name })}
          label={words('required')}
          disabled={readOnly}
          checked={row.isRequired}
          onChange={(event) => onChange(withFieldRequired(schema, name, event.currentTarget.checked))}
        />
        {!readOnly && (
          <ActionIcon
            size="sm"
            aria-label={words('remove', { name })}
            onClick={() => onChange(withoutField(schema, name))}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {isOpen && (
        <SchemaDetails
          schema={row.schema}
          kind={row.kind}
          readOnly={readOnly}
          onChange={(inner) => onChange(withField(schema, name, inner))}
          renderTable={(properties) => <SchemaTable {...properties} />}
        />
      )}
    </div>
  );
}

interface NameProperties {
  readonly name: string;
  readonly readOnly: boolean;
  readonly taken: readonly string[];
  readonly onRename: (name: string) => void;
}

function FieldName({ name, readOnly, taken, onRename }: NameProperties): ReactNode {
  const words = useTranslations('inspector.schema');
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && typed !== name && (taken.includes(typed) || !isIdentifier(typed));
  const leave = () => {
    if (typed !== undefined && typed !== name && !wrong) onRename(typed);
    setTyped(undefined);
  };
  return (
    <TextInput
      size="xs"
      className="fm-in-grow"
      classNames={{ input: 'fm-in-mono' }}
      aria-label={words('name')}
      readOnly={readOnly}
      error={wrong && words('badName')}
      value={typed ?? name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

interface AddProperties {
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

function AddField({ taken, onAdd }: AddProperties): ReactNode {
  const words = useTranslations('inspector.schema');
  const [name, setName] = useState('');
  const isWrong = name !== '' && (taken.includes(name) || !isIdentifier(name));
  const add = () => {
    if (name === '' || isWrong) return;
    onAdd(name);
    setName('');
  };
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        className="fm-in-grow"
        classNames={{ input: 'fm-in-mono' }}
        aria-label={words('newField')}
        placeholder={words('newField')}
        error={isWrong && words('badName')}
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
  );
}
