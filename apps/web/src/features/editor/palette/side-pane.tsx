'use client';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import { useEditor, useView } from '../editor-context.tsx';
import { Outline } from '../outline/outline.tsx';
import type { Catalogue } from '../use-catalogue.ts';
import { Palette } from './palette.tsx';

interface Properties {
  readonly graph: Graph;
  readonly catalogue: Catalogue;
}

/** Left of the canvas: what can be put there, or what is there in order. */
export function SidePane({ graph, catalogue }: Properties): ReactNode {
  const words = useTranslations('editor.side');
  const { view } = useEditor();
  const side = useView((state) => state.side);
  return (
    <div className="fm-editor-side">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words('label')}
        value={side}
        onChange={(value) => view.setState({ side: value as typeof side })}
        data={[
          { value: 'palette', label: words('palette') },
          { value: 'outline', label: words('outline') },
        ]}
      />
      {side === 'palette' ? <Palette catalogue={catalogue} /> : <Outline graph={graph} />}
    </div>
  );
}
