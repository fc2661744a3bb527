'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { pointer, resolvePointer, type JsonValue } from '@fermata/model';
import type { Known } from '@fermata/validation';
import { CallProblem } from '../../../../shared/api/call-problem.tsx';
import { useMay } from '../../../../shared/session/use-me.ts';
import { useDocument } from '../../editor-context.tsx';
import { RealTrialDialog } from './real-trial-dialog.tsx';
import { RealTrialResult } from './real-trial-result.tsx';
import { useRealTrial, type RealTrial as Wanted } from './use-real-trial.ts';
import { workOfStep } from './work-of-step.ts';

interface Properties {
  readonly stepId: string;
  readonly known: Known | undefined;
  /** The input of the run at the moment that is looked at; undefined where the step was not reached. */
  readonly given: JsonValue | undefined;
}

/** The work of one step, done once for real when somebody has read what that means. */
export function RealTrial({ stepId, known, given }: Properties): ReactNode {
  const words = useTranslations('trial.real');
  const may = useMay();
  const definition = useDocument(({ document }) => document.definition);
  const work = workOfStep(resolvePointer(definition, pointer('steps', stepId)), known);
  const [isAsking, setAsking] = useState(false);
  const trial = useRealTrial();
  const [wanted, setWanted] = useState<Wanted>();
  if (!may('test.run')) return null;
  const run = (next: Wanted): void => {
    setAsking(false);
    setWanted(next);
    trial.mutate(next);
  };
  return (
    <section>
      <Text fw={550} size="sm">
        {words('title')}
      </Text>
      <Text size="xs" c="dimmed">
        {words('help')}
      </Text>
      <Group mt="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBolt size={14} aria-hidden="true" />}
          disabled={work === undefined}
          loading={trial.isPending}
          onClick={() => setAsking(true)}
        >
          {words('ask')}
        </Button>
      </Group>
      {isAsking && work !== undefined && (
        <RealTrialDialog
          stepId={stepId}
          work={work}
          given={given}
          onRun={(input) => run({ definition, step: stepId, input, key: crypto.randomUUID() })}
          onClose={() => setAsking(false)}
        />
      )}
      <div aria-live="polite">
        {trial.isPending && <Text size="sm">{words('running')}</Text>}
        {trial.error !== null && wanted !== undefined && (
          <CallProblem error={trial.error} title={words('refused')} onRetry={() => run(wanted)} />
        )}
        {trial.data !== undefined && !trial.isPending && wanted !== undefined && (
          <RealTrialResult trial={trial.data} onLook={() => run(wanted)} />
        )}
      </div>
    </section>
  );
}
