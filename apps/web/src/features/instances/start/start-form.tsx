'use client';
import { useRef, useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Skeleton, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject, Problem } from '@fermata/model';
import { FormView } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { ApiProblem, taken } from '../../../shared/api/client.ts';
import { instancesStart } from '../../../shared/api/generated/sdk.gen.ts';
import { problemsOf } from '../../../shared/api/problems-of.ts';
import { usePastInput } from '../api/past-input.ts';
import { useStartForm } from '../api/start-form.ts';
import { LeftOut } from './left-out.tsx';
import { PastChoice } from './past-choice.tsx';

interface Properties {
  readonly workflow: string;
  readonly version: number;
  /** The past instance whose input it begins with. */
  readonly from: string | null;
  readonly onFrom: (id: string | null) => void;
}

/** The start form of one version, empty or with the input of a past instance. */
export function StartForm({ workflow, version, from, onFrom }: Properties): ReactNode {
  const words = useTranslations('instances.start');
  const form = useStartForm(workflow, version);
  const past = usePastInput(from, workflow, form.plan);
  if (form.error !== null) return <CallProblem error={form.error} title={words('unreadable')} />;
  return (
    <Stack>
      {form.description !== undefined && <p className="fm-dim">{form.description}</p>}
      <PastChoice workflow={workflow} from={past.instance} onFrom={onFrom} />
      {past.error !== null && <CallProblem error={past.error} title={words('pastUnreadable')} />}
      {past.isOfOther && <p className="fm-dim">{words('pastOther')}</p>}
      <LeftOut left={past.carried?.left ?? []} />
      {form.plan === undefined || past.isOnItsWay ? (
        <Skeleton height={240} />
      ) : (
        <Fields
          workflow={workflow}
          version={version}
          plan={form.plan}
          asksKey={form.asksKey}
          past={past.carried?.values}
        />
      )}
    </Stack>
  );
}

interface FieldsProperties {
  readonly workflow: string;
  readonly version: number;
  readonly plan: FormPlan;
  readonly asksKey: boolean;
  readonly past: JsonObject | undefined;
}

function Fields({ workflow, version, plan, asksKey, past }: FieldsProperties): ReactNode {
  const words = useTranslations('instances.start');
  const router = useRouter();
  const typed = useRef<JsonObject>(undefined);
  const [businessKey, setBusinessKey] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<unknown>();
  const start = async (_outcome: string | undefined, answer: JsonObject): Promise<readonly Problem[]> => {
    setFailure(undefined);
    const key = businessKey.trim() === '' ? {} : { businessKey: businessKey.trim() };
    const body = { workflow: `${workflow}@${version}`, input: answer as Record<string, unknown>, ...key };
    try {
      const started = (await taken(
        instancesStart({ body, headers: { 'Idempotency-Key': await onceFor(once, body) } }),
      )) as InstanceDetail;
      router.push(`/instances/${started.id}`);
      return [];
    } catch (thrown) {
      const problems = wrongInput(thrown);
      if (problems.length === 0) setFailure(thrown);
      return problems;
    }
  };
  return (
    <Stack>
      {asksKey && (
        <TextInput
          label={words('businessKey')}
          description={words('businessKeyHelp')}
          value={businessKey}
          maxLength={200}
          onChange={({ currentTarget }) => setBusinessKey(currentTarget.value)}
        />
      )}
      <FormView
        key={past === undefined ? 'own' : JSON.stringify(past)}
        plan={plan}
        {...valuesOf(past ?? typed.current)}
        onChange={(values) => {
          // What was typed before a past input was taken is there again when that is given up.
          if (past === undefined) typed.current = values;
        }}
        onSubmit={start}
        submitTitle={words('submit', { version })}
      />
      {failure !== undefined && <CallProblem error={failure} title={words('failed')} />}
    </Stack>
  );
}

function valuesOf(values: JsonObject | undefined): { readonly values?: JsonObject } {
  return values === undefined ? {} : { values };
}

/** The same content of the same form starts once, however often its answer was lost; other content is another start. */
async function onceFor(once: string, body: object): Promise<string> {
  const bytes = new TextEncoder().encode(`${once} ${JSON.stringify(body)}`);
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the server found wrong with the input, with pointers of the form. */
function wrongInput(thrown: unknown): readonly Problem[] {
  if (!(thrown instanceof ApiProblem) || thrown.code !== 'schema.mismatch') return [];
  return problemsOf(thrown).map((one) => ({ ...one, path: one.path.replace(/^\/input/, '') }));
}
