'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AbsenceRow, SaveAbsenceRequest } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { daysOf, momentsOf, type Days } from './days.ts';
import { PersonSelect } from './person-select.tsx';
import { useSaveAbsence } from './queries.ts';
import { Modal } from '../frame/dialogs.tsx';

interface Properties {
  /** Undefined = a new one. */
  readonly absence: AbsenceRow | undefined;
  /** Whether it may be somebody else's. */
  readonly asksPerson: boolean;
  readonly onClose: () => void;
}

interface Form extends Days {
  readonly person: string | null;
  readonly substitute: string | null;
  readonly note: string;
}

/** When somebody is away, and who sees and takes the work meanwhile. */
export function AbsenceDialog({ absence, asksPerson, onClose }: Properties): ReactNode {
  const words = useTranslations('absences');
  const [form, setForm] = useState(() => formOf(absence));
  const [once] = useState(() => crypto.randomUUID());
  const save = useSaveAbsence();
  const change = (more: Partial<Form>) => setForm({ ...form, ...more });
  const wanted = requestOf(form, absence);
  const isWrong = wanted === undefined && form.first !== '' && form.last !== '';
  return (
    <Modal opened onClose={onClose} title={words(absence === undefined ? 'add' : 'change')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== undefined)
            save.mutate({ id: absence?.id, once, absence: wanted }, { onSuccess: onClose });
        }}
      >
        <Stack>
          {asksPerson && absence === undefined && (
            <PersonSelect
              label={words('person')}
              placeholder={words('myself')}
              value={form.person}
              onChange={(person) => change({ person })}
            />
          )}
          <Group grow align="start">
            <DayField name="first" value={form.first} onChange={(first) => change({ first })} />
            <DayField
              name="last"
              value={form.last}
              error={isWrong ? words('wrongDays') : undefined}
              onChange={(last) => change({ last })}
            />
          </Group>
          <PersonSelect
            label={words('substitute')}
            description={words('substituteHelp')}
            placeholder={words('nobody')}
            known={absence?.substitute}
            value={form.substitute}
            onChange={(substitute) => change({ substitute })}
          />
          <Textarea
            label={words('note')}
            autosize
            maxLength={500}
            value={form.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          />
          {save.isError && <CallProblem error={save.error} title={words('saveFailed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" disabled={wanted === undefined} loading={save.isPending}>
              {words('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface DayProperties {
  readonly name: 'first' | 'last';
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (day: string) => void;
}

function DayField({ name, value, error, onChange }: DayProperties): ReactNode {
  const words = useTranslations('absences');
  return (
    <TextInput
      type="date"
      label={words(name)}
      required
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function formOf(absence: AbsenceRow | undefined): Form {
  const { first, last } = absence === undefined ? { first: '', last: '' } : daysOf(absence);
  return {
    first,
    last,
    person: null,
    substitute: absence?.substitute?.id ?? null,
    note: absence?.note ?? '',
  };
}

/** What is sent. Days that were not touched keep their moments: an absence may begin at noon. */
function requestOf(form: Form, absence: AbsenceRow | undefined): SaveAbsenceRequest | undefined {
  const before = absence === undefined ? undefined : daysOf(absence);
  const isSame = before?.first === form.first && before.last === form.last;
  const moments = isSame && absence !== undefined ? absence : momentsOf(form);
  if (moments === undefined) return undefined;
  const { from, until } = moments;
  const { person, substitute, note } = form;
  return {
    from,
    until,
    substitute,
    ...(person !== null && { person }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
