'use client';
import type { ReactNode } from 'react';
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import { GraphCanvas } from '@fermata/ui';
import { useEditor, useView } from './editor-context.tsx';
import { Outline } from './outline/outline.tsx';
import type { Verdict } from './use-problems.ts';

interface Properties {
  readonly graph: Graph;
  readonly verdict: Verdict;
}

/** On a narrow screen: to look at, not to edit; and it says so. */
export function Narrow({ graph, verdict }: Properties): ReactNode {
  const words = useTranslations('editor.narrow');
  const { view, canvas } = useEditor();
  const selection = useView((state) => state.selection);
  return (
    <div className="fm-editor-narrow">
      <Text size="sm" c="dimmed">
        {words('sentence', { problems: verdict.problems.length })}
      </Text>
      <div className="fm-editor-canvas">
        <GraphCanvas
          graph={graph}
          mode="view"
          selection={selection}
          handle={canvas}
          onSelect={(next) => view.setState({ selection: next })}
        />
      </div>
      <Outline graph={graph} />
    </div>
  );
}
