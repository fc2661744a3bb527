'use client';
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconFile, IconShieldCheck, IconX } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { StoredFile } from '../ports.ts';
import { useScene } from '../store/form-scene.ts';
import { isPicture } from './stored-files.ts';
import type { Upload } from './use-uploads.ts';

interface Properties {
  readonly file: StoredFile;
  /** Absent where nothing can be edited. */
  readonly remove?: () => void;
}

/** One file: a picture of it where that is safe, its name, its size, and what the scan says. */
export function FileLine({ file, remove }: Properties): ReactNode {
  const words = useTranslations('ui-forms');
  const { number } = useFormatter();
  const { ports } = useScene();
  const isBad = file.scan === 'infected';
  const address = isBad || file.scan === 'pending' ? undefined : ports.fileAddress?.(file);
  return (
    <li className="fm-file-line" data-scan={file.scan}>
      {address !== undefined && isPicture(file.type) ? (
        <img src={address} alt="" className="fm-file-picture" />
      ) : (
        <IconFile size={20} aria-hidden="true" />
      )}
      <span className="fm-file-name">
        {address === undefined ? (
          file.name
        ) : (
          <a href={address} download={file.name}>
            {file.name}
          </a>
        )}
      </span>
      <span className="fm-small">
        {number(Math.ceil(file.size / 1024), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })}
      </span>
      <Scan scan={file.scan} />
      {remove !== undefined && (
        <button
          type="button"
          className="fm-icon"
          aria-label={words('remove', { name: file.name })}
          onClick={remove}
        >
          <IconX size={16} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

function Scan({ scan }: { readonly scan: StoredFile['scan'] | undefined }): ReactNode {
  const words = useTranslations('ui-forms.file');
  if (scan === undefined) return null;
  const Icon = scan === 'infected' ? IconAlertTriangle : IconShieldCheck;
  return (
    <span className="fm-scan" data-scan={scan}>
      <Icon size={14} aria-hidden="true" />
      {words(scan)}
    </span>
  );
}

/** A file on its way, or one that did not arrive. */
export function UploadLine({
  upload,
  stop,
}: {
  readonly upload: Upload;
  readonly stop: () => void;
}): ReactNode {
  const words = useTranslations('ui-forms');
  return (
    <li className="fm-file-line">
      <IconFile size={20} aria-hidden="true" />
      <span className="fm-file-name">{upload.name}</span>
      {upload.hasFailed ? (
        <span className="fm-problem" data-severity="error" role="alert">
          {words('file.failed')}
        </span>
      ) : (
        <progress value={upload.share} max={1} aria-label={words('file.sending', { name: upload.name })} />
      )}
      <button
        type="button"
        className="fm-icon"
        aria-label={words('remove', { name: upload.name })}
        onClick={stop}
      >
        <IconX size={16} aria-hidden="true" />
      </button>
    </li>
  );
}
