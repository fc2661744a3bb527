'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import type { AttachedFile } from './use-comment.ts';

interface Properties {
  readonly files: readonly AttachedFile[];
  readonly onRemove: (key: string) => void;
}

/** Files that go along with the next comment, and how far each is. */
export function UploadList({ files, onRemove }: Properties): ReactNode {
  const words = useTranslations('task.talk');
  const failureText = useFailureText();
  if (files.length === 0) return null;
  return (
    <ul className="fm-work-files">
      {files.map(({ key, name, share, failure }) => (
        <li key={key}>
          <span>{name}</span>
          {failure === undefined && share < 1 && (
            <Progress
              className="fm-work-share"
              value={share * 100}
              aria-label={words('uploading', { name })}
            />
          )}
          {failure !== undefined && (
            <span className="fm-work-wrong" role="alert">
              {failureText(failure)}
            </span>
          )}
          <ActionIcon size={24} aria-label={words('detach', { name })} onClick={() => onRemove(key)}>
            <IconX size={14} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
