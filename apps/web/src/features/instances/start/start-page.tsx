'use client';
import { useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { DefinitionSummary, InstanceDetail } from '@fermata/contracts';
import type { JsonObject, Problem } from '@fermata/model';
import { FormView } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { ApiProblem, taken } from '../../../shared/api/client.ts';
import { problemsOf } from '../../../shared/api/problems-of.ts';
import { instancesStart } from '../../../shared/api/generated/sdk.gen.ts';
import { Page } from '../../../shared/frame/page.tsx';
import { useWorkflows } from '../api/lists.ts';
import { useStartForm } from '../api/start-form.ts';

/** Starts an instance: choose a workflow, fill in its form, go to what was started. */
export function StartPage(): ReactNode {
  const words = useTranslations('instances.start');
  const workflows = useWorkflows();
  const [{ workflow, version }, set] = useQueryStates({ workflow: parseAsString, version: parseAsInteger });
  return (
    <Page title={words('title')} guide="analyst">
      <Stack className="fm-start-form">
        <Select
          label={words('workflow')}
          placeholder={words('choose')}
          data={(workflows.data ?? []).map(({ name, title }) => ({
            value: name,
            label: `${title} (${name})`,
          }))}
          value={workflow}
          searchable
          nothingFoundMessage={words('nothing')}
          onChange={(name) => void set({ workflow: name, version: null })}
        />
        {workflows.isError && <CallProblem error={workflows.error} title={words('unreadable')} />}
        {workflow !== null && workflows.data !== undefined && (
          <Chosen workflow={workflow} version={version ?? latestOf(workflows.data, workflow)} />
        )}
      </Stack>
    </Page>
  );
}

function latestOf(workflows: readonly DefinitionSummary[], workflow: string): number | undefined {
  return workflows.find(({ name }) => name === workflow)?.latestVersion;
}

function Chosen({
  workflow,
  version,
}: {
  readonly workflow: string;
  readonly version: number | undefined;
}): ReactNode {
  const words = useTranslations('instances.start');
  if (version === undefined) return <p>{words('unknown', { workflow })}</p>;
  return <StartForm key={`${workflow} ${version}`} workflow={workflow} version={version} />;
}

interface FormProperties {
  readonly workflow: string;
  readonly version: number;
}

function StartForm({ workflow, version }: FormProperties): ReactNode {
  const words = useTranslations('instances.start');
  const router = useRouter();
  const form = useStartForm(workflow, version);
  const [businessKey, setBusinessKey] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<unknown>();
  if (form.error !== null) return <CallProblem error={form.error} title={words('unreadable')} />;
  if (form.plan === undefined) return <Skeleton height={240} />;
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
      {form.description !== undefined && <p className="fm-dim">{form.description}</p>}
      {form.asksKey && (
        <TextInput
          label={words('businessKey')}
          description={words('businessKeyHelp')}
          value={businessKey}
          maxLength={200}
          onChange={({ currentTarget }) => setBusinessKey(currentTarget.value)}
        />
      )}
      <FormView plan={form.plan} onSubmit={start} submitTitle={words('submit', { version })} />
      {failure !== undefined && <CallProblem error={failure} title={words('failed')} />}
    </Stack>
  );
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
