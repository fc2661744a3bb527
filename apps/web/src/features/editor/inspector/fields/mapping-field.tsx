'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { extendPointer, isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { useFieldWords } from './field-words.ts';
import { FieldHelp, FieldProblems } from './field-frame.tsx';
import { Section } from './section.tsx';
import { useField } from './use-field.ts';
import { ValueField } from './value-field.tsx';

interface Properties {
  readonly path: string;
  readonly words?: string;
  /** JSON Schema of the whole: its fields are offered, with their titles and kinds. */
  readonly schema?: JsonObject | undefined;
}

/** Named values: those that the schema knows, then those that the author added. */
export function MappingField({ path, words, schema }: Properties): ReactNode {
  const field = useField(path);
  const { label, help } = useFieldWords(words ?? field.name);
  const texts = useTranslations('inspector');
  const known = fieldsOf(schema);
  const own = isObject(field.value) ? Object.keys(field.value as JsonObject) : [];
  const extra = own.filter((name) => !known.some((one) => one.name === name));
  const isShown = useShown(field.value);
  const further = known.filter((one) => !isShown(one));
  const here = field.problems.filter((problem) => problem.path === path);
  if (field.value !== undefined && !isObject(field.value))
    return <ValueField path={path} {...(words === undefined ? {} : { words })} />;
  return (
    <fieldset className="fm-in-set" data-path={path}>
      <legend className="fm-in-set-title">
        {label} {help !== undefined && <FieldHelp help={help} />}
      </legend>
      {here.length > 0 && <FieldProblems problems={here} />}
      {known.filter(isShown).map((one) => (
        <KnownValue key={one.name} path={path} field={one} />
      ))}
      {extra.map((name) => (
        <NamedValue key={name} path={extendPointer(path, name)} name={name} />
      ))}
      {further.length > 0 && (
        <Section title={texts('furtherFields', { count: further.length })}>
          {further.map((one) => (
            <KnownValue key={one.name} path={path} field={one} />
          ))}
        </Section>
      )}
      {!field.readOnly && <AddName path={path} taken={[...own, ...known.map(({ name }) => name)]} />}
    </fieldset>
  );
}

/**
 * Which known fields stand in the open: those that must be given, and those that said something when the panel was
 * opened. A field does not move while somebody types in it.
 */
function useShown(value: JsonValue | undefined): (field: KnownField) => boolean {
  const [first] = useState(() => (isObject(value) ? Object.keys(value) : []));
  return ({ name, required }) => required || first.includes(name);
}

function KnownValue({ path, field }: { readonly path: string; readonly field: KnownField }): ReactNode {
  const { name, schema, title, required } = field;
  return <ValueField path={extendPointer(path, name)} schema={schema} title={title} required={required} />;
}

function NamedValue({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  const { set, readOnly } = useField(path);
  const words = useTranslations('inspector');
  return (
    <div className="fm-in-named">
      <div className="fm-in-named-value">
        <ValueField path={path} title={name} isNamed />
      </div>
      {!readOnly && (
        <ActionIcon aria-label={words('removeNamed', { name })} onClick={() => set(undefined)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

/** Takes a new name; its value begins empty, as the text that it is. */
function AddName({ path, taken }: { readonly path: string; readonly taken: readonly string[] }): ReactNode {
  const words = useTranslations('inspector');
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const isTaken = taken.includes(trimmed);
  const { set } = useField(extendPointer(path, trimmed === '' ? '-' : trimmed));
  const add = () => {
    if (trimmed === '' || isTaken) return;
    set('');
    setName('');
  };
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        className="fm-in-grow"
        aria-label={words('newName')}
        placeholder={words('newName')}
        error={isTaken && words('nameTaken')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
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

interface KnownField {
  readonly name: string;
  readonly title: string;
  readonly required: boolean;
  readonly schema: JsonObject | undefined;
}

/** The fields of an object schema, in its order. */
export function fieldsOf(schema: JsonObject | undefined): readonly KnownField[] {
  const properties = schema?.['properties'];
  if (!isObject(properties)) return [];
  const required = schema?.['required'];
  return Object.entries(properties as JsonObject).map(([name, inner]) => {
    const own = isObject(inner) ? (inner as JsonObject) : undefined;
    const title = own?.['title'];
    return {
      name,
      title: typeof title === 'string' && title !== '' ? title : name,
      required: Array.isArray(required) && required.includes(name),
      schema: own,
    };
  });
}
