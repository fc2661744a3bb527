'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Alert, Button, Group, Progress, Skeleton, Stack, Table, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FleetDetail } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useFleet, useTurnFleet } from '../api/fleets.ts';
import { shortId } from '../model/name.ts';
import { progressOf } from '../model/progress.ts';

/** One verb for many: its preview by reasons, its start, its progress. */
export function FleetPage({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('instances');
  const { data: fleet, error, refetch } = useFleet(id);
  const title = fleet === undefined ? words('fleets.one') : words(`verbs.${fleet.verb}.many`);
  return (
    <Page
      title={title}
      guide="admin"
      crumbs={[{ label: words('fleets.title'), href: '/instances/fleets' }]}
      facts={fleet === undefined ? null : <Facts fleet={fleet} />}
    >
      {error !== null && fleet === undefined && (
        <CallProblem error={error} title={words('fleets.unreadable')} onRetry={() => void refetch()} />
      )}
      {fleet === undefined ? <Skeleton height={240} /> : <Body fleet={fleet} />}
    </Page>
  );
}

function Facts({ fleet }: { readonly fleet: FleetDetail }): ReactNode {
  const words = useTranslations('instances');
  const { definition, version, createdBy, perMinute } = fleet;
  return (
    <span className="fm-dim">
      {words('fleets.facts', { definition, createdBy, perMinute })}
      {version !== undefined && ` · ${words('version', { version })}`}
    </span>
  );
}

function Body({ fleet }: { readonly fleet: FleetDetail }): ReactNode {
  const words = useTranslations('instances.fleets');
  const { done, total, failed } = progressOf(fleet);
  const share = total === 0 ? 0 : (100 * done) / total;
  return (
    <Stack>
      <p>{fleet.reason}</p>
      <div role="status">
        <strong>{words(`status.${fleet.status}`)}</strong> {words('progress', { done, total, failed })}
      </div>
      <Progress value={share} aria-label={words('progressLabel')} />
      {fleet.haltReason !== undefined && <Alert color="orange">{fleet.haltReason}</Alert>}
      <Turns fleet={fleet} />
      <Buckets fleet={fleet} />
    </Stack>
  );
}

function Buckets({ fleet }: { readonly fleet: FleetDetail }): ReactNode {
  const words = useTranslations('instances.fleets');
  return (
    <Table aria-label={words('buckets')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words('columns.state')}</Table.Th>
          <Table.Th>{words('columns.why')}</Table.Th>
          <Table.Th className="fm-number">{words('columns.count')}</Table.Th>
          <Table.Th>{words('columns.examples')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fleet.buckets.map(({ state, reason, count, examples }) => (
          <Table.Tr key={`${state} ${reason}`}>
            <Table.Td>{words(`state.${state}`)}</Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td className="fm-number">{count}</Table.Td>
            <Table.Td>
              <Group gap="xs">
                {examples.map((one) => (
                  <Link key={one} className="fm-text-link fm-mono" href={`/instances/${one}`}>
                    {shortId(one)}
                  </Link>
                ))}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const turnsOf = Object.freeze({
  previewing: ['stop'],
  previewed: ['start', 'stop'],
  running: ['halt', 'stop'],
  halted: ['start', 'stop'],
  stopped: [],
  done: [],
} as const);

function Turns({ fleet }: { readonly fleet: FleetDetail }): ReactNode {
  const words = useTranslations('instances');
  const turn = useTurnFleet(fleet.id);
  const [reason, setReason] = useState('');
  const turns = turnsOf[fleet.status];
  const possible = fleet.buckets.reduce((sum, one) => sum + (one.state === 'possible' ? one.count : 0), 0);
  if (turns.length === 0) return null;
  return (
    <Stack gap="xs">
      <Group align="flex-end">
        <TextInput
          label={words('verb.reason')}
          className="fm-reason-field"
          value={reason}
          maxLength={2000}
          required
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {turns.map((one) => (
          <Button
            key={one}
            variant={one === 'start' ? 'filled' : 'default'}
            disabled={reason.trim() === '' || turn.isPending}
            onClick={() => turn.mutate({ turn: one, reason: reason.trim() })}
          >
            {one === 'start'
              ? words(`verbs.${fleet.verb}.now`, { count: possible })
              : words(`fleets.turn.${one}`)}
          </Button>
        ))}
      </Group>
      {turn.isError && <CallProblem error={turn.error} title={words('fleets.turnFailed')} />}
    </Stack>
  );
}
