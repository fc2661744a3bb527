'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { SegmentedControl, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isSame } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { comparedGraph, DefinitionDiff, GraphCanvas, TextDiff } from '@fermata/ui';

/** One side of a comparison. */
export interface Compared {
  readonly body: JsonObject;
  readonly source: string;
  readonly format: 'yaml' | 'json';
}

interface Properties {
  readonly before: Compared;
  readonly after: Compared;
  readonly nonce?: string | undefined;
}

type View = 'graph' | 'fields' | 'text';
const views: readonly View[] = ['graph', 'fields', 'text'];

/** What differs between two texts of a workflow: on the graph, field by field, and line by line. */
export function Comparison({ before, after, nonce }: Properties): ReactNode {
  const words = useTranslations('publish.compare');
  const [view, setView] = useState<View>('graph');
  return (
    <Stack gap="sm" className="fm-compare">
      <SegmentedControl
        className="fm-start"
        size="xs"
        aria-label={words('label')}
        value={view}
        onChange={(value) => setView(value as View)}
        data={views.map((value) => ({ value, label: words(value) }))}
      />
      {view === 'graph' && <ComparedCanvas before={before.body} after={after.body} />}
      {view === 'fields' && <DefinitionDiff before={before.body} after={after.body} />}
      {view === 'text' && (
        <TextDiff
          before={before.source}
          after={after.source}
          format={after.format}
          label={words('texts')}
          {...(nonce === undefined ? {} : { nonce })}
        />
      )}
    </Stack>
  );
}

function ComparedCanvas({
  before,
  after,
}: {
  readonly before: JsonObject;
  readonly after: JsonObject;
}): ReactNode {
  const words = useTranslations('publish.compare');
  const { graph, marks } = useMemo(() => comparedGraph(before, after), [before, after]);
  return (
    <>
      {isSame(before, after) && <p className="fm-trial-note">{words('same')}</p>}
      <ul className="fm-compare-legend">
        {(['added', 'changed', 'removed'] as const).map((mark) => (
          <li key={mark} data-mark={mark}>
            {words(mark)}
          </li>
        ))}
      </ul>
      <div className="fm-compare-canvas">
        <GraphCanvas graph={graph} mode="view" marks={marks} label={words('canvas')} minimap={false} />
      </div>
    </>
  );
}
