'use client';
import type { ReactNode } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  readonly title: string;
  /** What will be: the consequence, not the verb. */
  readonly children: ReactNode;
  /** The button says what is done. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly isBusy: boolean;
  /** Why it cannot be done at all. */
  readonly isRefused?: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that is felt by others. The safe way out has the focus. */
export function ConfirmDialog(properties: Properties): ReactNode {
  const { title, children, confirm, isDanger = true, isBusy, isRefused = false, error } = properties;
  const words = useTranslations('admin');
  return (
    <Modal opened onClose={properties.onClose} title={title}>
      <Stack>
        <div className="fm-admin-consequence">{children}</div>
        {error !== null && <CallProblem error={error} title={words('failed')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={properties.onClose} data-autofocus>
            {words('cancel')}
          </Button>
          <Button
            {...(isDanger && { color: 'red' })}
            loading={isBusy}
            disabled={isRefused}
            onClick={properties.onConfirm}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
