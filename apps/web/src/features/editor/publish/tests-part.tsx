'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Known } from '@fermata/validation';
import { useDocument, useEditor } from '../editor-context.tsx';
import { useTests } from '../trial/tests/use-tests.ts';
import { useTrial, useTrialStore } from '../trial/trial-context.tsx';
import { useGround } from '../trial/use-ground.ts';

/** How the tests of the workflow stand on the draft. */
export function TestsPart({ known }: { readonly known: Known | undefined }): ReactNode {
  const words = useTranslations('publish.tests');
  const { id } = useEditor();
  const store = useTrialStore();
  const ground = useGround(known);
  const { data } = useTests(id.name);
  const isBusy = useTrial((state) => state.isBusy);
  if (data === undefined) return null;
  const tests = data.flatMap(({ test }) => (test === undefined ? [] : [test]));
  return (
    <section>
      <h3>{words('title')}</h3>
      <p>{tests.length === 0 ? words('none') : words('known', { count: tests.length })}</p>
      <Results />
      {tests.length > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isBusy}
          disabled={ground === undefined}
          onClick={() => ground !== undefined && void store.actions.runTests(ground, tests)}
        >
          {words('run')}
        </Button>
      )}
    </section>
  );
}

function Results(): ReactNode {
  const words = useTranslations('publish.tests');
  const definition = useDocument(({ document }) => document.definition);
  const results = useTrial((state) => state.results);
  const testedOn = useTrial((state) => state.testedOn);
  if (results === undefined) return null;
  const failed = results.tests.filter(({ isPassed }) => !isPassed);
  const total = results.tests.length;
  return (
    <>
      <p className={failed.length > 0 ? 'fm-is-error' : undefined}>
        {words('result', { passed: total - failed.length, total })}{' '}
        {failed.length > 0 && words('failed', { names: failed.map(({ title }) => title).join(', ') })}
      </p>
      {testedOn !== definition && <p className="fm-is-warning">{words('old')}</p>}
    </>
  );
}
