'use client';
import type { ReactNode } from 'react';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { Select, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { DefinitionSummary } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useWorkflows } from '../api/lists.ts';
import { StartForm } from './start-form.tsx';

/** All that the form is about stands in the address: which workflow and version, and whose input it begins with. */
const parsers = { workflow: parseAsString, version: parseAsInteger, from: parseAsString };

/** Starts an instance: choose a workflow, fill in its form, go to what was started. */
export function StartPage(): ReactNode {
  const words = useTranslations('instances.start');
  const workflows = useWorkflows();
  const [{ workflow, version, from }, set] = useQueryStates(parsers);
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
          onChange={(name) => void set({ workflow: name, version: null, from: null })}
        />
        {workflows.isError && <CallProblem error={workflows.error} title={words('unreadable')} />}
        {workflow !== null && workflows.data !== undefined && (
          <Chosen
            workflow={workflow}
            version={version ?? latestOf(workflows.data, workflow)}
            from={from}
            onFrom={(id) => void set({ from: id })}
          />
        )}
      </Stack>
    </Page>
  );
}

function latestOf(workflows: readonly DefinitionSummary[], workflow: string): number | undefined {
  return workflows.find(({ name }) => name === workflow)?.latestVersion;
}

interface ChosenProperties {
  readonly workflow: string;
  readonly version: number | undefined;
  readonly from: string | null;
  readonly onFrom: (id: string | null) => void;
}

function Chosen({ workflow, version, ...past }: ChosenProperties): ReactNode {
  const words = useTranslations('instances.start');
  if (version === undefined) return <p>{words('unknown', { workflow })}</p>;
  return <StartForm key={`${workflow} ${version}`} workflow={workflow} version={version} {...past} />;
}
