'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { operatorVerbs, type InstanceSummary } from '@fermata/contracts';
import { useMay } from '../../../shared/session/use-me.ts';
import type { BulkWish } from '../model/bulk-wish.ts';
import { fleetChoice, type InstanceFilters } from '../model/filters.ts';
import { bulkVerbs } from '../model/verbs.ts';

interface Properties {
  readonly chosen: readonly InstanceSummary[];
  readonly filters: InstanceFilters;
  readonly onWish: (wish: BulkWish) => void;
}

/** The verbs for the chosen instances; each leads to a preview, none acts at once. */
export function BulkBar({ chosen, filters, onWish }: Properties): ReactNode {
  const words = useTranslations('instances');
  const may = useMay();
  return (
    <Group gap="xs">
      {bulkVerbs
        .filter((verb) => may(operatorVerbs[verb]))
        .map((verb) => (
          <Button
            key={verb}
            size="compact-xs"
            variant="default"
            onClick={() => onWish({ verb, chosen, all: fleetChoice(filters) })}
          >
            {words(`verbs.${verb}.title`)}
          </Button>
        ))}
    </Group>
  );
}
