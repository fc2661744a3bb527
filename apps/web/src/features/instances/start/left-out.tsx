'use client';
import type { ReactNode } from 'react';
import { Alert, Code, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Left } from '../model/carry-input.ts';

/** What of the past input was not taken over: nothing goes missing unseen. */
export function LeftOut({ left }: { readonly left: readonly Left[] }): ReactNode {
  const words = useTranslations('instances.start');
  if (left.length === 0) return null;
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconAlertTriangle size={18} />}
      title={words('left', { count: left.length })}
    >
      <List size="sm">
        {left.map((one) => (
          <List.Item key={`${one.why} ${one.path}`}>
            <Code>{one.path === '' ? '/' : one.path}</Code> {words(`leftWhy.${one.why}`)}
            {one.why !== 'secret' && (
              <>
                {' '}
                <Code>{shortened(JSON.stringify(one.value))}</Code>
              </>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
