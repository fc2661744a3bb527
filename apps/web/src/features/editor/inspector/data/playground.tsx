'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ScopePlace } from '@fermata/editing';
import { ExpressionInput } from '../fields/expression-input.tsx';
import { ResultLine } from '../fields/result-line.tsx';
import { resultOf } from '../model/live-result.ts';
import { usePanel } from '../panel-context.tsx';
import { ScopeTree } from './scope-tree.tsx';

/** A place to try an expression against the chosen values; nothing of it is kept in the definition. */
export function Playground({ stepId }: { readonly stepId: string | undefined }): ReactNode {
  const words = useTranslations('inspector.playground');
  const { sample } = usePanel();
  const [source, setSource] = useState('');
  const place = useMemo((): ScopePlace => (stepId === undefined ? {} : { step: stepId }), [stepId]);
  return (
    <Popover width={380} position="left-start" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconFlask size={14} aria-hidden />}>
          {words('open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="fm-in-playground">
        <Stack gap="sm">
          <Text size="sm">
            {sample === undefined ? words('noSample') : words('against', { title: sample.title })}
          </Text>
          <ExpressionInput place={place} label={words('label')} value={source} onChange={setSource} />
          {source.trim() !== '' && <ResultLine result={resultOf(source, sample?.scope ?? {})} />}
          <ScopeTree stepId={stepId} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
