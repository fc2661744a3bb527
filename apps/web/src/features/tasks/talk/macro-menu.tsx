'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconBookmarks, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Macro, TaskDetail } from '@fermata/contracts';
import type { JsonObject } from '@fermata/model';
import { LateMenu } from '@fermata/ui';
import { fetchMacros } from './talk-doors.ts';
import { macrosKey } from './macros-key.ts';

const loadItems = async () => (await import('./macro-items.tsx')).MacroItems;
const MacroDialog = dynamic(() => import('./macro-dialog.tsx').then((part) => part.MacroDialog), {
  ssr: false,
});

interface Properties {
  readonly task: TaskDetail;
  /** What is filled in now. */
  readonly values: JsonObject;
  /** What a decision is called. */
  readonly titleOf: (outcome: string) => string;
  readonly onApply: (macro: Macro) => void;
}

/** Answers that were saved for this step: to fill the form, and to keep the present one. */
export function MacroMenu({ task, values, titleOf, onApply }: Properties): ReactNode {
  const words = useTranslations('task.macros');
  const step = `${task.definition}/${task.stepId}`;
  const [edited, setEdited] = useState<Macro | 'new'>();
  const [isOpened, setOpened] = useState(false);
  const { data: macros } = useQuery({
    queryKey: macrosKey(step),
    queryFn: ({ signal }) => fetchMacros(step, signal),
    enabled: isOpened,
  });
  return (
    <>
      <LateMenu
        position="bottom-start"
        width={280}
        load={loadItems}
        opened={isOpened}
        onChange={setOpened}
        given={{ task, macros, onApply, onEdit: setEdited }}
        target={
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconBookmarks size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {words('title')}
          </Button>
        }
      />
      {edited !== undefined && (
        <MacroDialog
          step={step}
          values={values}
          outcomes={task.outcomes}
          titleOf={titleOf}
          macro={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
