'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { taken } from '../../../../shared/api/client.ts';
import { testRunsList, testRunsRun } from '../../../../shared/api/generated/sdk.gen.ts';
import { useMay } from '../../../../shared/session/use-me.ts';
import { useFailureText } from '../../../../shared/api/use-failure-text.ts';

const most = 20;

/** Results on the published version: the server runs them and keeps every one. */
export function StoredResults({ workflow }: { readonly workflow: string }): ReactNode {
  const words = useTranslations('trial.tests');
  const failureText = useFailureText();
  const format = useFormatter();
  const queries = useQueryClient();
  const key = ['test-runs', workflow];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => taken(testRunsList({ query: { workflow, limit: most } })),
  });
  const run = useMutation({
    mutationFn: () =>
      taken(testRunsRun({ body: { workflow }, headers: { 'Idempotency-Key': crypto.randomUUID() } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const mayRun = useMay()('test.run');
  return (
    <section>
      <Group gap="sm">
        <h3>{words('kept')}</h3>
        {mayRun && (
          <Button size="compact-xs" variant="default" loading={run.isPending} onClick={() => run.mutate()}>
            {words('runPublished')}
          </Button>
        )}
      </Group>
      {run.error !== null && <Alert color="red">{failureText(run.error)}</Alert>}
      {data?.items.length === 0 && <p className="fm-trial-note">{words('noneKept')}</p>}
      <ul className="fm-plain-list">
        {(data?.items ?? []).map(({ id, test, passed, workflowVersion, runBy, runAt, differences }) => (
          <li key={id} className="fm-trial-test" data-passed={passed}>
            {words('result', {
              test,
              passed: String(passed),
              version: workflowVersion,
              who: runBy,
              when: format.dateTime(new Date(runAt), { dateStyle: 'short', timeStyle: 'medium' }),
            })}
            {differences.map((one) => (
              <p key={one} className="fm-trial-difference">
                {one}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
