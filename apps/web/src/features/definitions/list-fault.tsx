'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ApiProblem } from '../../shared/api/client.ts';
import { useFailureText } from '../../shared/api/use-failure-text.ts';

/** The list could not be fetched: why, and what to do. */
export function ListFault({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry: () => void;
}): ReactNode {
  const words = useTranslations('problems');
  const failureText = useFailureText();
  const isProblem = error instanceof ApiProblem;
  return (
    <Alert color="red">
      <Group justify="space-between">
        <Text size="sm">{isProblem ? failureText(error) : words('noAnswer')}</Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          {words('retry')}
        </Button>
      </Group>
    </Alert>
  );
}
