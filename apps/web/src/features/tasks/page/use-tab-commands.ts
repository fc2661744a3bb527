'use client';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'next-intl';
import type { Command } from '../../../shared/commands/command.ts';
import { useCommands } from '../../../shared/commands/registry.ts';
import { tabs, type TaskFilters } from '../model/filters.ts';

/** Each list of work by its name, in the palette. */
export function useTabCommands(change: (wanted: Partial<TaskFilters>) => void): void {
  const words = useTranslations('tasks');
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const commands = useMemo<readonly Command[]>(
    () =>
      tabs.map((tab, index) => ({
        id: `tasks.tab.${tab}`,
        title: words('goToTab', { tab: words(`tabs.${tab}`) }),
        group: words('title'),
        keys: [String(index + 1)],
        run: () => latest.current({ tab, order: null }),
      })),
    [words],
  );
  useCommands('tasks-tabs', commands);
}
