'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Group, Switch, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEditor } from '../../editor-context.tsx';
import type { TrialGround } from '../model/protocol.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';
import { StoredResults } from './stored-results.tsx';
import { TestLine } from './test-line.tsx';
import { useTests } from './use-tests.ts';
import { useFailureText } from '../../../../shared/api/use-failure-text.ts';
import { useProblemTexts } from '@fermata/ui';

/** The tests of the workflow: run on the draft here, or on the published version with results that are kept. */
export function TestsView({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial.tests');
  const texts = useProblemTexts();
  const failureText = useFailureText();
  const { id } = useEditor();
  const store = useTrialStore();
  const { data, error } = useTests(id.name);
  const [isBusy, results, isPainted, problems] = [
    useTrial((state) => state.isBusy),
    useTrial((state) => state.results),
    useTrial((state) => state.isPainted),
    useTrial((state) => state.problems),
  ];
  const known = (data ?? []).flatMap(({ test }) => (test === undefined ? [] : [test]));
  return (
    <div className="fm-trial-tests">
      <Group gap="sm">
        <Button
          size="xs"
          loading={isBusy}
          disabled={ground === undefined || known.length === 0}
          onClick={() => {
            if (ground === undefined) return;
            void store.actions.runTests(ground, known);
            store.setState({ isPainted: true });
          }}
        >
          {words('runAll')}
        </Button>
        <Switch
          size="xs"
          label={words('paint')}
          checked={isPainted}
          disabled={results === undefined}
          onChange={(event) => store.setState({ isPainted: event.currentTarget.checked })}
        />
        {results !== undefined && <Shares />}
      </Group>
      {error !== null && <Alert color="red">{failureText(error)}</Alert>}
      {problems[0] !== undefined && <Alert color="red">{texts.message(problems[0])}</Alert>}
      {data?.length === 0 && <p className="fm-trial-note">{words('none')}</p>}
      <ul className="fm-plain-list">
        {(data ?? []).map((one) => (
          <TestLine
            key={one.name}
            known={one}
            result={results?.tests.find(({ name }) => name === one.name)}
            ground={ground}
          />
        ))}
      </ul>
      <StoredResults workflow={id.name} />
    </div>
  );
}

function Shares(): ReactNode {
  const words = useTranslations('trial.tests');
  const shares = useTrial((state) => state.results?.coverage.shares);
  if (shares === undefined) return null;
  return (
    <Text size="xs" c="dimmed">
      {(['steps', 'transitions', 'conditions', 'errorPaths'] as const)
        .map((part) => words(`shares.${part}`, { ...shares[part] }))
        .join(' · ')}
    </Text>
  );
}
