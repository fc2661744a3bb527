'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  /** What was done. */
  readonly title: string;
  /** Ids of the tasks that have other people now. */
  readonly tasks: readonly string[];
  readonly onClose: () => void;
}

const most = 20;

/** What became of the open tasks of a person or group that has gone: each of them can be looked at. */
export function WentBack({ title, tasks, onClose }: Properties): ReactNode {
  const words = useTranslations('admin.wentBack');
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <p className="fm-admin-dim" role="status">
          {words('tasks', { tasks: tasks.length })}
        </p>
        {tasks.length > 0 && (
          <ul className="fm-plain-list fm-admin-returned">
            {tasks.slice(0, most).map((id) => (
              <li key={id}>
                <Link className="fm-text-link fm-mono" href={`/tasks/${id}`}>
                  {id}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {tasks.length > most && (
          <p className="fm-admin-dim">{words('more', { more: tasks.length - most })}</p>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {words('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
