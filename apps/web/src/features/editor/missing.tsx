'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ApiProblem } from '../../shared/api/client.ts';
import { Page } from '../../shared/frame/page.tsx';
import { useFailureText } from '../../shared/api/use-failure-text.ts';

/** There is no such workflow, or it cannot be opened. */
export function Missing({
  name,
  problem,
}: {
  readonly name: string;
  readonly problem: ApiProblem;
}): ReactNode {
  const words = useTranslations('editor');
  const failureText = useFailureText();
  const isUnknown = problem.status === 404;
  return (
    <Page title={name}>
      <Stack gap="md" maw="var(--fm-reading-width)">
        <Alert color={isUnknown ? 'gray' : 'red'}>
          <Text>{isUnknown ? words('missing.unknown', { name }) : failureText(problem)}</Text>
        </Alert>
        <Anchor component={Link} href="/workflows">
          {words('missing.back')}
        </Anchor>
      </Stack>
    </Page>
  );
}
