'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Macro, SaveMacroRequest } from '@fermata/contracts';
import type { JsonObject } from '@fermata/model';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { removeMacro, saveMacro } from './talk-doors.ts';
import { macrosKey } from './macros-key.ts';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  readonly step: string;
  readonly values: JsonObject;
  readonly outcomes: readonly string[];
  /** What a decision is called. */
  readonly titleOf: (outcome: string) => string;
  /** The saved answer to change; absent = a new one of what is filled in now. */
  readonly macro: Macro | undefined;
  readonly onClose: () => void;
}

/** What a person says of a saved answer. */
interface Said {
  readonly name: string;
  readonly outcome: string | null;
  readonly comment: string;
  readonly shared: boolean;
  /** Whether what is filled in now takes the place of what it had. */
  readonly takes: boolean;
}

/** Keeps what is filled in now as a saved answer, or changes the name and reach of one. */
export function MacroDialog({ step, values, outcomes, titleOf, macro, onClose }: Properties): ReactNode {
  const words = useTranslations('task.macros');
  const queries = useQueryClient();
  const [said, setSaid] = useState(() => saidOf(macro));
  const done = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: macrosKey(step) });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => saveMacro(requestOf(said, keptOf(said, { step, values, macro })), macro?.id),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => removeMacro(macro?.id ?? ''), onSuccess: done });
  const isNamed = said.name.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isNamed && !save.isPending) save.mutate();
  };
  const failure = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={macro?.name ?? words('save').replace(/…$/, '')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Fields
            said={said}
            outcomes={outcomes}
            titleOf={titleOf}
            isNew={macro === undefined}
            onChange={setSaid}
          />
          {failure !== null && <CallProblem error={failure} title={words('failed')} />}
          <Group gap="sm" justify="flex-end">
            {macro !== undefined && (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                {words('remove')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isNamed}>
              {words('keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldsProperties extends Pick<Properties, 'outcomes' | 'titleOf'> {
  readonly said: Said;
  readonly isNew: boolean;
  readonly onChange: (said: Said) => void;
}

function Fields({ said, outcomes, titleOf, isNew, onChange }: FieldsProperties): ReactNode {
  const words = useTranslations('task.macros');
  return (
    <>
      <TextInput
        data-autofocus
        required
        label={words('name')}
        maxLength={100}
        value={said.name}
        onChange={({ currentTarget: { value: name } }) => onChange({ ...said, name })}
      />
      {outcomes.length > 0 && (
        <Select
          clearable
          label={words('outcome')}
          placeholder={words('noOutcome')}
          data={outcomes.map((value) => ({ value, label: titleOf(value) }))}
          value={said.outcome}
          onChange={(outcome) => onChange({ ...said, outcome })}
        />
      )}
      <Textarea
        autosize
        minRows={2}
        label={words('comment')}
        value={said.comment}
        maxLength={10_000}
        onChange={({ currentTarget: { value: comment } }) => onChange({ ...said, comment })}
      />
      <Checkbox
        label={words('share')}
        checked={said.shared}
        onChange={({ currentTarget: { checked: shared } }) => onChange({ ...said, shared })}
      />
      {!isNew && (
        <Checkbox
          label={words('take')}
          checked={said.takes}
          onChange={({ currentTarget: { checked: takes } }) => onChange({ ...said, takes })}
        />
      )}
    </>
  );
}

function saidOf(macro: Macro | undefined): Said {
  const { name = '', outcome = null, comment = '', shared = false } = macro ?? {};
  return { name, outcome, comment, shared, takes: false };
}

/** What it is for and what it fills in: as it was, or as the form is now. */
function keptOf(
  { takes }: Said,
  { step, values, macro }: Pick<Properties, 'step' | 'values' | 'macro'>,
): Pick<SaveMacroRequest, 'step' | 'data'> {
  if (macro === undefined) return { step, data: values };
  return { step: macro.step ?? step, data: takes ? values : macro.data };
}

function requestOf(said: Said, kept: Pick<SaveMacroRequest, 'step' | 'data'>): SaveMacroRequest {
  const comment = said.comment.trim();
  return {
    ...kept,
    name: said.name.trim(),
    shared: said.shared,
    ...(said.outcome !== null && { outcome: said.outcome }),
    ...(comment !== '' && { comment }),
  };
}
