'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { compileForm, compileSchemaForm, type FormPlan } from '@fermata/forms';
import {
  isObject,
  parseDuration,
  parseReference,
  type JsonObject,
  type JsonSchema,
  type ScriptedAnswer,
} from '@fermata/model';
import { FormView } from '@fermata/ui';
import { taken } from '../../../../shared/api/client.ts';
import { versionsVersion } from '../../../../shared/api/generated/sdk.gen.ts';
import { Modal } from '../../../../shared/frame/dialogs.tsx';
import type { Offered } from '../model/protocol.ts';

interface Properties {
  readonly step: string;
  readonly offered: Offered | undefined;
  readonly onAnswer: (answer: ScriptedAnswer) => void;
  readonly onClose: () => void;
}

/** Answers a task of the trial by its own form; the answer becomes part of the script. */
export function AnswerDialog({ step, offered, onAnswer, onClose }: Properties): ReactNode {
  const words = useTranslations('trial');
  const { plan, isMissing } = useFormOf(offered);
  const [by, setBy] = useState('somebody');
  const [after, setAfter] = useState('PT1H');
  const isRead = after === '' || parseDuration(after) !== undefined;
  const answer = (outcome: string | undefined, given: JsonObject): void => {
    if (!isRead) return;
    const output = outcome === undefined ? given : { ...given, outcome };
    onAnswer({ output, ...(by === '' ? {} : { by }), ...(after === '' ? {} : { after }) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words('answering', { step })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {words('answeringHelp')}
        </Text>
        <Group grow align="start">
          <TextInput label={words('by')} value={by} onChange={(event) => setBy(event.currentTarget.value)} />
          <TextInput
            label={words('after')}
            description={words('afterHelp')}
            error={!isRead && words('noDuration')}
            value={after}
            onChange={(event) => setAfter(event.currentTarget.value)}
          />
        </Group>
        {isMissing && <Text c="red">{words('noForm')}</Text>}
        {plan !== undefined && (
          <FormView
            plan={plan}
            input={offered?.data ?? null}
            submitTitle={words('answer')}
            onSubmit={(outcome, given) => answer(outcome, given)}
          />
        )}
      </Stack>
    </Modal>
  );
}

/** The form of the task: its component, or one made from its schema. */
function useFormOf(offered: Offered | undefined): {
  readonly plan: FormPlan | undefined;
  readonly isMissing: boolean;
} {
  const reference = offered?.form === undefined ? undefined : parseReference(offered.form);
  const version = reference?.range === 'exact' ? reference.version : undefined;
  const { data, isError } = useQuery({
    queryKey: ['definitions', 'version', 'component', reference?.name, version],
    queryFn: () =>
      taken(
        versionsVersion({
          path: { kind: 'component', name: reference?.name ?? '', version: version ?? 0 },
        }),
      ),
    enabled: version !== undefined,
    staleTime: Infinity,
  });
  const plan = useMemo(() => {
    if (version !== undefined) return data === undefined ? undefined : compileForm(data.body, version);
    const outcomes = (offered?.outcomes ?? []).map((name) => ({ name, title: name }));
    const schema = isObject(offered?.schema) ? offered.schema : { type: 'object' };
    return compileSchemaForm(schema as JsonSchema, { outcomes });
  }, [version, data, offered]);
  return { plan, isMissing: isError };
}
