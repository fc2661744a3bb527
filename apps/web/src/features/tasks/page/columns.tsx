'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { Divider } from '../../../shared/frame/divider.tsx';
import { bounds, useWidths } from './use-widths.ts';

const ContextPane = dynamic(() => import('./opened-task.ts').then((part) => part.ContextPane), {
  ssr: false,
});

interface Properties {
  readonly list: ReactNode;
  readonly task: ReactNode;
  readonly openId: string | undefined;
}

/** List, task and context beside each other; each scrolls by itself, and the widths are remembered. */
export function Columns({ list, task, openId }: Properties): ReactNode {
  const words = useTranslations('tasks.columns');
  const isWide = useMediaQuery('(min-width: 1100px)', true);
  const [widths, change] = useWidths();
  return (
    <div className="fm-tasks-columns">
      <div className="fm-tasks-side" style={{ width: widths.list }}>
        {list}
      </div>
      <Divider
        label={words('listWidth')}
        size={widths.list}
        {...bounds.list}
        grows="right"
        onChange={(width) => change('list', width)}
      />
      <div className="fm-tasks-middle fm-tasks-scroll">{task}</div>
      {isWide && openId !== undefined && (
        <>
          <Divider
            label={words('contextWidth')}
            size={widths.context}
            {...bounds.context}
            grows="left"
            onChange={(width) => change('context', width)}
          />
          <div className="fm-tasks-side fm-tasks-scroll" style={{ width: widths.context }}>
            <ContextPane key={openId} id={openId} />
          </div>
        </>
      )}
    </div>
  );
}
