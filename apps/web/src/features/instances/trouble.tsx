'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Code, Group, List } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Problem } from '@fermata/model';
import { ApiProblem } from '../../shared/api/client.ts';

interface Properties {
  readonly failure: unknown;
  /** What was wanted, in one sentence that says it did not come about. */
  readonly title: string;
  readonly onRetry?: () => void;
}

/** What went wrong, why, and what can be done; with the code and the trace to name it by. */
export function Trouble({ failure, title, onRetry }: Properties): ReactNode {
  const words = useTranslations('instances.trouble');
  const problem = failure instanceof ApiProblem ? failure.body : undefined;
  const places = (problem?.problems ?? []) as readonly Problem[];
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertOctagon size={18} />}>
      <p className="fm-trouble-text">{problem?.detail ?? words('noAnswer')}</p>
      {places.length > 0 && (
        <List size="sm">
          {places.slice(0, 8).map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>
              <Code>{path}</Code> {message}
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="sm" mt="xs">
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {words('retry')}
          </Button>
        )}
        {problem !== undefined && (
          <span className="fm-dim">{words('named', { code: problem.code, trace: problem.traceId })}</span>
        )}
      </Group>
    </Alert>
  );
}
