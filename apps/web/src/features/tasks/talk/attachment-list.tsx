'use client';
import type { ReactNode } from 'react';
import { IconPaperclip } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Attachment } from '@fermata/contracts';
import { fileUrl } from '../../../shared/files/upload.ts';

/** What every browser shows as a picture and cannot be a program. */
const pictures: ReadonlySet<string> = new Set(['image/gif', 'image/jpeg', 'image/png', 'image/webp']);

/** Files beside a comment, pictures small below their name; one that was found infected cannot be opened. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }): ReactNode {
  if (attachments.length === 0) return null;
  return (
    <ul className="fm-work-files">
      {attachments.map((file) => (
        <li key={file.id} className="fm-work-attachment">
          <FileLine file={file} />
          {pictures.has(file.type) && file.scan === 'clean' && (
            <img className="fm-work-picture" src={fileUrl(file.id)} alt="" loading="lazy" />
          )}
        </li>
      ))}
    </ul>
  );
}

function FileLine({ file }: { readonly file: Attachment }): ReactNode {
  const words = useTranslations('task.talk');
  const format = useFormatter();
  const size = format.number(Math.max(1, Math.round(file.size / 1024)), {
    style: 'unit',
    unit: 'kilobyte',
  });
  return (
    <span className="fm-work-file">
      <IconPaperclip size={14} aria-hidden />
      {file.scan === 'infected' ? (
        <s>{file.name}</s>
      ) : (
        <a href={fileUrl(file.id)} download={file.name}>
          {file.name}
        </a>
      )}
      <span className="fm-dim">
        {size}
        {file.scan !== 'clean' && ` · ${words(`scan.${file.scan}`)}`}
      </span>
    </span>
  );
}
