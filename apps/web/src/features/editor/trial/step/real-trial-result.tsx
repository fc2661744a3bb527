'use client';
import type { ReactNode } from 'react';
import { Alert, Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { StepTrialLine, StepTrialRow } from '@fermata/contracts';
import { Duration, ExactTime, JsonView, StatusBadge } from '@fermata/ui';

interface Properties {
  readonly trial: StepTrialRow;
  /** Looks how it stands by now; the work is not done again. */
  readonly onLook: () => void;
}

/** How the work of a step went for real. */
export function RealTrialResult({ trial, onLook }: Properties): ReactNode {
  const words = useTranslations('trial.real');
  const { status, output, error, elapsedMs, attempts, queue, worker, temporalUrl, id, log } = trial;
  return (
    <Stack gap="xs" mt="sm">
      <Group gap="sm">
        <StatusBadge status={status} />
        <Text size="xs" c="dimmed">
          {words('attempts', { count: attempts })}
          {elapsedMs !== undefined && (
            <>
              {' · '}
              <Duration ms={elapsedMs} />
            </>
          )}
        </Text>
      </Group>
      {status === 'running' && (
        <>
          <Text size="sm">
            {worker === undefined ? words('waits', { queue }) : words('still', { worker, queue })}
          </Text>
          <Button size="xs" variant="default" className="fm-start" onClick={onLook}>
            {words('look')}
          </Button>
        </>
      )}
      {error !== undefined && (
        <Alert color="red" icon={<IconAlertOctagon size={18} aria-hidden="true" />} title={error.message}>
          <Code>{error.code}</Code>
          {error.data !== undefined && <JsonView value={error.data} label={words('data')} />}
        </Alert>
      )}
      {status === 'completed' && <JsonView value={output ?? null} label={words('output')} />}
      {log.length > 0 && <Log lines={log} />}
      <Text size="xs" c="dimmed" className="fm-mono">
        {id}
      </Text>
      {temporalUrl !== undefined && (
        <Anchor size="xs" href={temporalUrl} target="_blank" rel="noreferrer">
          {words('temporal')}
        </Anchor>
      )}
    </Stack>
  );
}

function Log({ lines }: { readonly lines: readonly StepTrialLine[] }): ReactNode {
  const words = useTranslations('trial.real');
  return (
    <ol className="fm-trial-log" aria-label={words('log')}>
      {lines.map(({ at, level, message, fields }, index) => (
        <li key={index} data-level={level}>
          <span className="fm-dim">
            <ExactTime at={at} /> · {level}
          </span>
          <span className="fm-mono">{message}</span>
          {fields !== undefined && <span className="fm-mono fm-dim">{JSON.stringify(fields)}</span>}
        </li>
      ))}
    </ol>
  );
}
