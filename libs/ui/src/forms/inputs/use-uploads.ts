'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import type { StoredFile } from '../ports.ts';
import { useScene } from '../store/form-scene.ts';

/** A file that is on its way. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly hasFailed: boolean;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly send: (files: readonly File[]) => void;
  readonly stop: (id: number) => void;
}

/** Sends files; each one that arrives is handed on. What is on its way ends with the form. */
export function useUploads(arrived: (file: JsonValue) => void): Uploads {
  const { ports, announce } = useScene();
  const words = useTranslations('ui-forms.file');
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const last = useRef(0);
  const hand = useRef(arrived);
  hand.current = arrived;
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((upload) => upload.abort());
  }, []);

  const become = (id: number, change: Partial<Upload>): void =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: number): void => setUploads((all) => all.filter((one) => one.id !== id));
  const sendOne = async (file: File): Promise<void> => {
    const id = (last.current += 1);
    const ended = new AbortController();
    running.current.set(id, ended);
    setUploads((all) => [...all, { id, name: file.name, share: 0, hasFailed: false }]);
    try {
      const stored = await ports.upload?.(file, (share) => become(id, { share }), ended.signal);
      if (stored === undefined || ended.signal.aborted) return;
      hand.current(stored as unknown as JsonValue & StoredFile);
      drop(id);
      announce(words('arrived', { name: file.name }));
    } catch {
      if (!ended.signal.aborted) become(id, { hasFailed: true });
    } finally {
      running.current.delete(id);
    }
  };
  return {
    uploads,
    send: (files) => files.forEach((file) => void sendOne(file)),
    stop(id) {
      running.current.get(id)?.abort();
      drop(id);
    },
  };
}
