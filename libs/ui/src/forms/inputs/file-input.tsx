'use client';
import { useRef, type ReactNode } from 'react';
import { useDropzone } from 'react-dropzone';
import { IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { InputProperties, OutputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { FileLine, UploadLine } from './file-line.tsx';
import { filesOf } from './stored-files.ts';
import { useUploads } from './use-uploads.ts';
import { numberIn } from './values.ts';

const megabyte = 1024 * 1024;

/** Files, chosen or dropped, with what became of each; the answer holds what the store says of them. */
export function FileInput(properties: InputProperties): ReactNode {
  const { state, value, control, change, refuse, leave } = properties;
  const words = useTranslations('ui-forms.file');
  const { ports } = useScene();
  const isMany = state.node.schema?.['type'] === 'array';
  const files = filesOf(value);
  const latest = useRef(files);
  latest.current = files;
  const become = (next: readonly unknown[]): void => {
    latest.current = next as typeof files;
    change(next.length === 0 ? undefined : ((isMany ? next : next.at(-1)) as typeof value));
  };
  const { uploads, send, stop } = useUploads((file) => become(isMany ? [...latest.current, file] : [file]));
  const most = numberIn(state.node.options, 'megabytes') ?? 10;
  const isOff = control.disabled || ports.upload === undefined;
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    multiple: isMany,
    disabled: isOff,
    maxSize: most * megabyte,
    onDropAccepted: (accepted) => {
      refuse(undefined);
      send(accepted);
    },
    onDropRejected: () => refuse(words('refused', { count: most })),
  });
  return (
    <div className="fm-file">
      {(isMany || files.length === 0) && (
        <div
          {...getRootProps({ className: 'fm-drop', role: 'presentation', tabIndex: undefined })}
          data-active={isDragActive || undefined}
        >
          <input
            {...getInputProps({
              ...control,
              onBlur: leave,
              style: undefined,
              tabIndex: 0,
              className: 'fm-drop-input',
            })}
            disabled={isOff}
          />
          <IconUpload size={20} aria-hidden="true" />
          <span>{ports.upload === undefined ? words('off') : words('drop', { count: most })}</span>
        </div>
      )}
      <ul className="fm-files">
        {files.map((file) => (
          <FileLine
            key={file.id}
            file={file}
            {...(!control.disabled && { remove: () => become(files.filter(({ id }) => id !== file.id)) })}
          />
        ))}
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} stop={() => stop(upload.id)} />
        ))}
      </ul>
    </div>
  );
}

/** The files when nothing can be edited. */
export function ShownFiles({ value }: OutputProperties): ReactNode {
  const files = filesOf(value);
  if (files.length === 0) return <span className="fm-nothing">—</span>;
  return (
    <ul className="fm-files">
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </ul>
  );
}
