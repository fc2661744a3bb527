'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Hint } from '@fermata/ui';
import { useMay } from '../../../shared/session/use-me.ts';
import { noChoice } from '../model/choice.ts';
import { offeredBulk } from '../model/bulk.ts';
import type { Task } from '../model/task.ts';
import { useDesk } from '../page/desk-store.ts';

interface Properties {
  readonly tasks: readonly Task[];
  /** Ids of all rows that are there. */
  readonly all: readonly string[];
}

/** What can be done with the chosen tasks; each verb leads to a preview, none acts at once. */
export function BulkBar({ tasks, all }: Properties): ReactNode {
  const words = useTranslations('tasks.bulk');
  const may = useMay();
  const { choose, ask } = useDesk();
  return (
    <div className="fm-tasks-bulk" role="toolbar" aria-label={words('title')}>
      <span className="fm-numeric">{words('chosen', { count: tasks.length })}</span>
      <span className="fm-tasks-bulk-verbs">
        {offeredBulk(may).map((bulk) => (
          <Button
            key={bulk}
            size="compact-xs"
            variant="default"
            onClick={() => ask({ verb: 'bulk', bulk, tasks })}
          >
            {words(`verbs.${bulk}`)}
          </Button>
        ))}
        {tasks.length < all.length && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => choose((before) => ({ ...before, chosen: new Set(all) }))}
          >
            {words('all', { count: all.length })}
          </Button>
        )}
      </span>
      <Hint label={words('clear')}>
        <ActionIcon
          size="sm"
          aria-label={words('clear')}
          onClick={() => choose(({ cursor }) => ({ ...noChoice, cursor }))}
        >
          <IconX size={14} />
        </ActionIcon>
      </Hint>
    </div>
  );
}
