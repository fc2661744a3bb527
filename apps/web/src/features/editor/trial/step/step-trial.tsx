'use client';
import { useMemo, type ReactNode } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, pointer, resolvePointer } from '@fermata/model';
import type { Known } from '@fermata/validation';
import { useDocument, useEditor } from '../../editor-context.tsx';
import { FoldedValue } from '../folded-value.tsx';
import { standingAt } from '../model/frames.ts';
import type { StepChange } from '../model/protocol.ts';
import { ScriptStep } from '../run/script-step.tsx';
import { useTrial } from '../trial-context.tsx';
import { useGround } from '../use-ground.ts';
import { RealTrial } from './real-trial.tsx';

interface Properties {
  readonly stepId: string;
  readonly known: Known | undefined;
}

/** One step in trials: the input it is given and where that comes from, and what it brings, pinned for runs and tests. */
export function StepTrial({ stepId, known }: Properties): ReactNode {
  const words = useTranslations('trial.step');
  const { view } = useEditor();
  const ground = useGround(known);
  const type = useDocument(({ document }) => typeOf(document.definition, stepId));
  const origin = useSource();
  const latest = useLatest(stepId);
  return (
    <Stack gap="sm" p="sm">
      <section>
        <Text fw={550} size="sm">
          {words('source')}
        </Text>
        <Text size="xs" c="dimmed">
          {origin}
        </Text>
        <Given latest={latest} />
      </section>
      {['task', 'workflow', 'manual'].includes(type) && (
        <section>
          <Text fw={550} size="sm">
            {words('result')}
          </Text>
          <ul className="fm-plain-list">
            <ScriptStep id={stepId} type={type} ground={ground} />
          </ul>
          <Text size="xs" c="dimmed">
            {words('layer')}
          </Text>
        </section>
      )}
      {type === 'task' && <RealTrial key={stepId} stepId={stepId} known={known} given={latest?.input} />}
      <Button
        size="xs"
        variant="default"
        className="fm-start"
        onClick={() => view.setState({ drawer: 'simulation' })}
      >
        {words('open')}
      </Button>
    </Stack>
  );
}

/** Where the input of the run came from, in words. */
function useSource(): string {
  const words = useTranslations('trial.step');
  const origin = useTrial((state) => state.origin);
  const hasRun = useTrial((state) => state.run !== undefined);
  if (!hasRun) return words('noRun');
  return origin.kind === 'typed' ? words('typed') : words(origin.kind, { title: origin.title });
}

/** The latest visit of the step in the run, at the moment that is looked at. */
function useLatest(stepId: string): StepChange | undefined {
  const run = useTrial((state) => state.run);
  const moment = useTrial((state) => state.moment);
  return useMemo(
    () => (run === undefined ? undefined : standingAt(run, moment).latest[stepId]),
    [run, moment, stepId],
  );
}

function Given({ latest }: { readonly latest: StepChange | undefined }): ReactNode {
  const words = useTranslations('trial');
  const hasRun = useTrial((state) => state.run !== undefined);
  if (!hasRun) return null;
  if (latest === undefined) return <Text size="sm">{words('step.notReached')}</Text>;
  return (
    <>
      <FoldedValue part="input" value={latest.input} />
      <FoldedValue part="output" value={latest.output} />
    </>
  );
}

function typeOf(definition: Parameters<typeof resolvePointer>[0], stepId: string): string {
  const step = resolvePointer(definition, pointer('steps', stepId));
  return isObject(step) ? String(step['type']) : '';
}
