'use client';
import type { ReactNode } from 'react';
import { IconPaperclip } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Attachment } from '@fermata/contracts';
import { fileUrl } from '../../../shared/files/upload.ts';

/** Files beside a comment; one that was found infected cannot be opened. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }): ReactNode {
  const words = useTranslations('task.talk');
  const format = useFormatter();
  if (attachments.length === 0) return null;
  return (
    <ul className="fm-work-files">
      {attachments.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={14} aria-hidden />
          {file.scan === 'infected' ? (
            <s>{file.name}</s>
          ) : (
            <a href={fileUrl(file.id)} download={file.name}>
              {file.name}
            </a>
          )}
          <span className="fm-dim">
            {format.number(Math.max(1, Math.round(file.size / 1024)), {
              style: 'unit',
              unit: 'kilobyte',
            })}
            {file.scan !== 'clean' && ` · ${words(`scan.${file.scan}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
