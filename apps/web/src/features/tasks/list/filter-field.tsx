'use client';
import { useState, type ReactNode } from 'react';
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { useGroups, useWorkflows } from '../api/lists.ts';
import type { FilterName, TaskFilters } from '../model/filters.ts';
import { PersonPicker } from '../verbs/person-picker.tsx';

/** A filter and what becomes of it. */
export interface FieldProperties {
  readonly name: FilterName;
  readonly filters: TaskFilters;
  readonly onApply: (change: Partial<TaskFilters>) => void;
}

/** The field of one filter. Choices apply at once, what is typed by Enter. */
export function FilterField(properties: FieldProperties): ReactNode {
  switch (properties.name) {
    case 'definition':
      return <WorkflowField {...properties} />;
    case 'group':
      return <GroupField {...properties} />;
    case 'priority':
      return <PriorityField {...properties} />;
    case 'assignee':
    case 'person':
      return <PersonField {...properties} />;
    case 'status':
      return <StatusField {...properties} />;
    default:
      return <TypedField {...properties} />;
  }
}

const inside = Object.freeze({ withinPortal: false });

function WorkflowField({ filters, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks.filter');
  const { data = [] } = useWorkflows();
  return (
    <Select
      label={words('definition')}
      data={data.map(({ name, title }) => ({ value: name, label: `${title} (${name})` }))}
      value={filters.definition}
      searchable
      data-autofocus
      comboboxProps={inside}
      nothingFoundMessage={words('nothing')}
      onChange={(definition) => onApply({ definition })}
    />
  );
}

function GroupField({ filters, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks.filter');
  const groups = useGroups();
  const called = usePrincipalName();
  return (
    <Select
      label={words('group')}
      data={groups.map((group) => ({ value: group, label: called(group) }))}
      value={filters.group}
      searchable
      data-autofocus
      comboboxProps={inside}
      nothingFoundMessage={words('nothing')}
      onChange={(group) => onApply({ group })}
    />
  );
}

const priorities = [1, 2, 3, 4, 5] as const;

function PriorityField({ filters, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks');
  return (
    <Select
      label={words('filter.priority')}
      data={priorities.map((priority) => ({
        value: String(priority),
        label: words('heading.priority', { priority }),
      }))}
      value={filters.priority === null ? null : String(filters.priority)}
      data-autofocus
      comboboxProps={inside}
      onChange={(value) => onApply({ priority: value === null ? null : Number(value) })}
    />
  );
}

function PersonField({ name, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks.filter');
  return <PersonPicker label={words(name)} onPick={({ id }) => onApply({ [name]: id })} inPlace />;
}

const statuses = ['offered', 'claimed'] as const;

function StatusField({ filters, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks.filter');
  return (
    <Select
      label={words('status')}
      data={statuses.map((status) => ({ value: status, label: words(`statuses.${status}`) }))}
      value={filters.status}
      data-autofocus
      comboboxProps={inside}
      onChange={(status) => onApply({ status: status as TaskFilters['status'] })}
    />
  );
}

function TypedField({ name, filters, onApply }: FieldProperties): ReactNode {
  const words = useTranslations('tasks.filter');
  const [value, setValue] = useState(String(filters[name] ?? ''));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ [name]: value.trim() === '' ? null : value.trim() });
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={words(name)}
          value={value}
          type={name === 'due' ? 'date' : 'text'}
          maxLength={200}
          data-autofocus
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <Button type="submit">{words('apply')}</Button>
      </Stack>
    </form>
  );
}
