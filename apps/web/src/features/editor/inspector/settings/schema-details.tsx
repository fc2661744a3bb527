'use client';
import type { ReactNode } from 'react';
import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { kindOf, schemaKinds, withKind, withMember, type SchemaKind } from '../model/schema-edits.ts';

interface TableProperties {
  readonly schema: JsonObject;
  readonly readOnly: boolean;
  readonly onChange: (schema: JsonObject) => void;
}

interface Properties extends TableProperties {
  readonly kind: SchemaKind;
  /** The table of the fields within: given by who shows the table, for tables hold details and details hold tables. */
  readonly renderTable: (properties: TableProperties) => ReactNode;
}

/** What else a field says: title, help, default, the values that may come, the fields within. */
export function SchemaDetails({ schema, kind, readOnly, onChange, renderTable }: Properties): ReactNode {
  const words = useTranslations('inspector.schema');
  const set = (name: string, value: JsonValue | undefined) => onChange(withMember(schema, name, value));
  const options = Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
  return (
    <div className="fm-in-part">
      <TextInput
        size="xs"
        label={words('title')}
        readOnly={readOnly}
        value={textOf(schema['title'])}
        onChange={(event) => set('title', event.currentTarget.value || undefined)}
      />
      <Textarea
        size="xs"
        autosize
        label={words('help')}
        readOnly={readOnly}
        value={textOf(schema['description'])}
        onChange={(event) => set('description', event.currentTarget.value || undefined)}
      />
      {!['object', 'array', 'any'].includes(kind) && (
        <TextInput
          size="xs"
          label={words('default')}
          readOnly={readOnly}
          value={textOf(schema['default'])}
          onChange={(event) => set('default', readDefault(event.currentTarget.value, kind))}
        />
      )}
      {kind === 'string' && (
        <TagsInput
          size="xs"
          label={words('values')}
          description={words('valuesHelp')}
          readOnly={readOnly}
          value={options}
          onChange={(value) => set('enum', value.length === 0 ? undefined : value)}
        />
      )}
      {kind === 'object' && renderTable({ schema, readOnly, onChange })}
      {kind === 'array' && (
        <Items schema={schema} readOnly={readOnly} onChange={onChange} renderTable={renderTable} />
      )}
    </div>
  );
}

function Items({ schema, readOnly, onChange, renderTable }: Omit<Properties, 'kind'>): ReactNode {
  const words = useTranslations('inspector.schema');
  const items = isObject(schema['items']) ? (schema['items'] as JsonObject) : {};
  const kind = kindOf(items);
  const setItems = (next: JsonObject) => onChange(withMember(schema, 'items', next));
  return (
    <>
      <Select
        size="xs"
        label={words('items')}
        allowDeselect={false}
        readOnly={readOnly}
        data={schemaKinds.map((one) => ({ value: one, label: words(`kind.${one}`) }))}
        value={kind}
        onChange={(next) => setItems(withKind(items, next as SchemaKind))}
      />
      {kind === 'object' && renderTable({ schema: items, readOnly, onChange: setItems })}
    </>
  );
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The default that a text means for a kind; a text that means none stays a text, and the check says so. */
export function readDefault(text: string, kind: SchemaKind): JsonValue | undefined {
  if (text === '') return undefined;
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isNumeric = (kind === 'number' || kind === 'integer') && text.trim() !== '' && !text.endsWith('.');
  return isNumeric && Number.isFinite(Number(text)) ? Number(text) : text;
}
