'use client';
import { useState, type ReactNode } from 'react';
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TestResult, TrialGround } from '../model/protocol.ts';
import { scriptOf } from '../model/script.ts';
import { useTrialStore } from '../trial-context.tsx';
import type { KnownTest } from './use-tests.ts';

interface Properties {
  readonly known: KnownTest;
  readonly result: TestResult | undefined;
  readonly ground: TrialGround | undefined;
}

/** One test: its verdict on the draft, what differed, and its run to watch. */
export function TestLine({ known, result, ground }: Properties): ReactNode {
  const words = useTranslations('trial.tests');
  const [isOpen, setOpen] = useState(false);
  const hasFailed = result?.isPassed === false;
  return (
    <li className="fm-trial-test" data-passed={result?.isPassed}>
      <Group gap="xs">
        {result !== undefined && <Passed isPassed={result.isPassed} />}
        <span>{known.title}</span>
        <code>{known.name}</code>
        {!known.isPublished && (
          <Text span size="xs" c="dimmed">
            {words('unpublished')}
          </Text>
        )}
        <Watch known={known} ground={ground} />
        {hasFailed && (
          <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words('trace')}
          </Button>
        )}
      </Group>
      {result?.differences.map((one) => (
        <p key={one} className="fm-trial-difference">
          {one}
        </p>
      ))}
      {isOpen && <pre className="fm-trial-trace">{result?.trace.join('\n')}</pre>}
    </li>
  );
}

function Passed({ isPassed }: { readonly isPassed: boolean }): ReactNode {
  const words = useTranslations('trial.tests');
  const Icon = isPassed ? IconCheck : IconX;
  return (
    <Badge variant="light" tt="none" color={isPassed ? 'green' : 'red'} leftSection={<Icon size={12} />}>
      {words(isPassed ? 'passed' : 'failed')}
    </Badge>
  );
}

/** Runs the test as one run, to be looked at moment by moment. */
function Watch({ known: { test, title }, ground }: Omit<Properties, 'result'>): ReactNode {
  const words = useTranslations('trial.tests');
  const store = useTrialStore();
  if (test === undefined || ground === undefined) return null;
  const watch = (): void => {
    store.setState({ pane: 'run' });
    void store.actions.take(scriptOf(test), ground, { kind: 'test', title });
  };
  return (
    <Button size="compact-xs" variant="subtle" onClick={watch}>
      {words('watch')}
    </Button>
  );
}
