'use client';
import type { ReactNode } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  readonly title: string;
  /** The verb on its button. */
  readonly action: string;
  readonly canDo: boolean;
  readonly isDoing: boolean;
  /** What the last try was refused with. */
  readonly error?: unknown;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog of one verb: its fields, what went wrong, the verb. */
export function VerbFrame(properties: Properties): ReactNode {
  const { title, action, canDo, isDoing, error, onDo, onClose, children } = properties;
  const words = useTranslations('tasks.dialog');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canDo && !isDoing) onDo();
        }}
      >
        <Stack>
          {children}
          {error !== undefined && error !== null && <CallProblem error={error} title={words('failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" disabled={!canDo} loading={isDoing}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
