'use client';
import { useCallback } from 'react';
import { useTranslations } from 'next-intl';
import type { RowAction } from '@fermata/ui';
import { useMay } from '../../shared/session/use-me.ts';
import type { WorkflowRow } from './use-workflows.ts';

/** What is done with a workflow as a whole. */
export type Act = 'duplicate' | 'tags' | 'archive' | 'unarchive' | 'delete' | 'undelete';

/** What a person asked for, to be confirmed. */
export interface Asked {
  readonly act: Act;
  readonly row: WorkflowRow;
}

/** The actions of a row, as far as the person may. */
export function useRowActions(ask: (asked: Asked) => void): (row: WorkflowRow) => readonly RowAction[] {
  const words = useTranslations('definitions.acts');
  const may = useMay();
  const [mayEdit, mayDelete] = [may('definition.edit'), may('definition.delete')];
  return useCallback(
    (row) => {
      const acts: readonly (Act | false)[] = row.deleted
        ? [mayDelete && 'undelete']
        : [
            mayEdit && 'duplicate',
            mayEdit && 'tags',
            mayEdit && (row.archived ? 'unarchive' : 'archive'),
            mayDelete && 'delete',
          ];
      return acts
        .filter((act) => act !== false)
        .map((act) => ({
          key: act,
          label: words(`${act}.menu`),
          danger: act === 'delete',
          onClick: () => ask({ act, row }),
        }));
    },
    [words, mayEdit, mayDelete, ask],
  );
}
