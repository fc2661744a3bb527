'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { InstanceDetail } from '@fermata/contracts';
import { graphOf } from '@fermata/editing';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useTimeline, useVersion, useVisit } from '../api/instance.ts';
import { useOperate, usePreview } from '../api/operate.ts';
import { nameOf } from '../model/name.ts';
import { emptyForm, requestOf, type VerbForm } from '../model/request.ts';
import type { OfferedVerb } from '../model/verbs.ts';
import { useOnceKey } from '../once-key.ts';
import { Verdict } from './verdict.tsx';
import { VerbFields } from './verb-fields.tsx';
import { useTellVerdict } from './tell-verdict.ts';

interface Properties {
  readonly instance: InstanceDetail;
  readonly wish: OfferedVerb;
  /** The visit that the person looks at. */
  readonly visit: string | undefined;
  readonly onClose: () => void;
}

/** One verb: what it is about, what it would do, why it is done, and then done. */
export function VerbDialog({ instance, wish, visit, onClose }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { verb } = wish;
  const { form, change } = useVerbForm(instance, wish, visit);
  const once = useOnceKey();
  const tell = useTellVerdict(instance);
  const operate = useOperate(instance.id);
  const wanted = requestOf(verb, form, form.reason.trim());
  const dry = requestOf(verb, form, 'preview');
  const [settled] = useDebouncedValue(dry.ready ? JSON.stringify(dry.request) : undefined, 250);
  const preview = usePreview(
    instance.id,
    useMemo(() => parsed(settled), [settled]),
  );
  const around = useAround(instance);
  const isRefused = preview.data?.accepted === false;
  const isReady = wanted.ready && form.reason.trim() !== '' && !isRefused && !preview.isFetching;
  const ask = () => {
    if (!wanted.ready) return;
    operate.mutate(
      { request: wanted.request, once },
      {
        onSuccess: ({ id }) => {
          tell(verb, id);
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={words(`verbs.${verb}.title`)} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) ask();
        }}
      >
        <Stack>
          <p className="fm-dim">{words(`verbs.${verb}.help`)}</p>
          <VerbFields wish={wish} form={form} onChange={change} {...around} />
          <Verdict
            preview={preview.data}
            failure={preview.isFetching ? undefined : preview.error}
            isAsking={preview.isFetching}
          />
          <Textarea
            label={words('verb.reason')}
            description={words('verb.reasonHelp')}
            value={form.reason}
            required
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus={wish.fields.length === 0 || undefined}
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
          {operate.isError && <CallProblem error={operate.error} title={words('verb.failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('verb.cancel')}
            </Button>
            <Button
              type="submit"
              {...(wish.danger && { color: 'red' })}
              loading={operate.isPending}
              disabled={!isReady}
            >
              {words(`verbs.${verb}.do`, {
                name: nameOf(instance),
                visit: form.visit,
                step: form.step,
                to: form.to,
              })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function parsed(request: string | undefined) {
  return request === undefined ? undefined : (JSON.parse(request) as Parameters<typeof usePreview>[1]);
}

/** The form begins with what the person looks at, and an edit with the value as it is. */
function useVerbForm(instance: InstanceDetail, wish: OfferedVerb, visit: string | undefined) {
  const first = firstPlaces(instance, wish, visit);
  const [typed, setTyped] = useState<Partial<VerbForm>>({});
  const chosen = typed.visit ?? first.visit;
  const { data } = useVisit(instance.id, chosen === '' ? undefined : chosen);
  const isEdit = wish.verb === 'edit-input' || wish.verb === 'edit-output';
  const values = isEdit ? { input: asText(data?.input), output: asText(data?.output) } : {};
  const form: VerbForm = { ...emptyForm, ...first, ...values, ...typed };
  return { form, change: (change: Partial<VerbForm>) => setTyped((before) => ({ ...before, ...change })) };
}

function firstPlaces(
  { waiting }: InstanceDetail,
  { fields }: OfferedVerb,
  visit: string | undefined,
): Pick<VerbForm, 'visit' | 'step'> {
  const held = waiting.find((one) => one.for === 'operator' && one.visit.includes('#'))?.visit;
  const needsVisit = fields.includes('visit') || fields.includes('from');
  const step = fields.includes('step') ? visit?.replace(/#.*$/, '') : undefined;
  return { visit: (needsVisit ? (visit ?? held) : undefined) ?? '', step: step ?? '' };
}

function asText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** The steps and the visits that can be chosen. */
function useAround(instance: InstanceDetail) {
  const version = useVersion(instance.definition, instance.version);
  const { data: timeline } = useTimeline(instance.id);
  const body = version.data?.body;
  return useMemo(() => {
    const visits = [...new Set((timeline?.changes ?? []).map(({ visit }) => visit))].reverse();
    return { graph: graphOf(body ?? {}), visits: visits.slice(0, 200) };
  }, [body, timeline]);
}
