'use client';
import type { ReactNode } from 'react';
import { Checkbox, JsonInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import type { VerbForm } from '../model/request.ts';
import type { OfferedVerb, VerbField } from '../model/verbs.ts';

interface Properties {
  readonly wish: OfferedVerb;
  readonly form: VerbForm;
  readonly graph: Graph;
  /** Visits that the verb may be about, the newest first. */
  readonly visits: readonly string[];
  readonly onChange: (change: Partial<VerbForm>) => void;
}

/** What a verb asks for beside its reason. */
export function VerbFields(properties: Properties): ReactNode {
  return properties.wish.fields.map((field) => <Field key={field} field={field} {...properties} />);
}

function Field({ field, ...properties }: Properties & { readonly field: VerbField }): ReactNode {
  switch (field) {
    case 'visit':
    case 'from':
      return <VisitField {...properties} />;
    case 'step':
      return <StepField {...properties} name="step" />;
    case 'to':
      return <StepField {...properties} name="to" />;
    case 'input':
    case 'output':
      return <ValueField {...properties} name={field} />;
    case 'task':
      return <TaskFields {...properties} />;
    default:
      return null;
  }
}

function VisitField({ wish, form, visits, onChange }: Properties): ReactNode {
  const words = useTranslations('instances.verb');
  const isOptional = wish.optional.includes('visit');
  const data = [...new Set([...(form.visit === '' ? [] : [form.visit]), ...visits])];
  return (
    <Select
      label={words('visit')}
      {...(isOptional && { description: words('visitOptional') })}
      data={data}
      value={form.visit === '' ? null : form.visit}
      required={!isOptional}
      clearable={isOptional}
      onChange={(visit) => onChange({ visit: visit ?? '' })}
    />
  );
}

function StepField({
  name,
  form,
  graph,
  onChange,
}: Properties & { readonly name: 'step' | 'to' }): ReactNode {
  const words = useTranslations('instances.verb');
  return (
    <Select
      label={words(name)}
      data={graph.nodes
        .filter(({ id }) => !id.startsWith('@'))
        .map(({ id, title }) => ({ value: id, label: title === id ? id : `${title} (${id})` }))}
      value={form[name] === '' ? null : form[name]}
      required
      searchable
      onChange={(step) => onChange({ [name]: step ?? '' })}
    />
  );
}

function ValueField({
  name,
  wish,
  form,
  onChange,
}: Properties & { readonly name: 'input' | 'output' }): ReactNode {
  const words = useTranslations('instances.verb');
  const isOptional = wish.optional.includes(name);
  return (
    <JsonInput
      label={words(name)}
      description={words(isOptional ? 'jsonOptional' : 'json')}
      value={form[name]}
      required={!isOptional}
      formatOnBlur
      autosize
      minRows={4}
      maxRows={14}
      classNames={{ input: 'fm-mono' }}
      validationError={words('noJson')}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}

function TaskFields({ form, onChange }: Properties): ReactNode {
  const words = useTranslations('instances.verb');
  return (
    <>
      <TextInput
        label={words('taskTitle')}
        value={form.title}
        maxLength={200}
        required
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <Textarea
        label={words('taskDescription')}
        value={form.description}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
      />
      <TextInput
        label={words('taskGroups')}
        description={words('names')}
        value={form.groups}
        onChange={({ currentTarget }) => onChange({ groups: currentTarget.value })}
      />
      <TextInput
        label={words('taskUsers')}
        description={words('names')}
        value={form.users}
        onChange={({ currentTarget }) => onChange({ users: currentTarget.value })}
      />
      <Checkbox
        label={words('taskBlocking')}
        checked={form.blocking}
        onChange={({ currentTarget }) => onChange({ blocking: currentTarget.checked })}
      />
    </>
  );
}
