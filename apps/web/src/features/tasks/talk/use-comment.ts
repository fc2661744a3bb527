'use client';
import { useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { TaskComment } from '@fermata/contracts';
import { uploadFile } from '../../../shared/files/upload.ts';
import { useMe } from '../../../shared/session/use-me.ts';
import { addComment } from './talk-doors.ts';
import { keptText } from './kept-text.ts';
import { useAfterTalk } from './use-after-talk.ts';

/** A file that goes along with a comment. */
export interface AttachedFile {
  readonly key: string;
  readonly name: string;
  /** How much of it has arrived, from 0 to 1. */
  readonly share: number;
  /** Its id once it has arrived. */
  readonly id?: string;
  readonly failure?: unknown;
}

/** A comment while it is written: kept on this device until it was sent, once. */
export function useComment(taskId: string) {
  const { data: me } = useMe();
  const kept = keptText(localStorage, `${me?.id ?? ''}:comment:${taskId}`);
  const [text, setText] = useState(kept.read);
  const [audience, setAudience] = useState<TaskComment['audience']>('internal');
  const { files, attach, detach, clear } = useFiles(taskId);
  // Another text is another comment; the same one sent again is the same.
  const once = useRef({ text: '', key: '' });
  const { refresh } = useAfterTalk(taskId);
  const write = (next: string): void => {
    setText(next);
    kept.write(next);
  };
  const work = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const said = text.trim();
      if (once.current.text !== said) once.current = { text: said, key: crypto.randomUUID() };
      const ids = files.flatMap(({ id }) => (id === undefined ? [] : [id]));
      const more = ids.length > 0 ? { files: ids } : {};
      return addComment(taskId, { text: said, audience, ...more }, once.current.key);
    },
    onSuccess: () => {
      once.current = { text: '', key: '' };
      write('');
      clear();
      refresh();
    },
  });
  const isArrived = files.every(({ id }) => id !== undefined);
  const isReady = text.trim() !== '' && isArrived && !work.isPending;
  return {
    text,
    write,
    audience,
    address: setAudience,
    files,
    attach,
    detach,
    isReady,
    isSending: work.isPending,
    failure: work.error,
    unreached: work.data?.unreached ?? [],
    send: () => isReady && work.mutate(),
  };
}

function useFiles(taskId: string) {
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  const change = (key: string, now: Partial<AttachedFile>): void =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...now } : file)));
  const attach = (chosen: readonly File[]): void => {
    for (const file of chosen) {
      const key = crypto.randomUUID();
      setFiles((all) => [...all, { key, name: file.name, share: 0 }]);
      uploadFile({ file, task: taskId, progress: (share) => change(key, { share }) })
        .then(({ id }) => change(key, { id, share: 1 }))
        .catch((failure: unknown) => change(key, { failure }));
    }
  };
  const detach = (key: string): void => setFiles((all) => all.filter((file) => file.key !== key));
  return { files, attach, detach, clear: () => setFiles([]) };
}
