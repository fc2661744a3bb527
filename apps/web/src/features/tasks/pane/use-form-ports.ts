'use client';
import { useMemo } from 'react';
import type { FormPorts, LookupSearch } from '@fermata/ui';
import { useChecks } from '../../../shared/checks/use-checks.ts';
import { fileUrl, uploadFile } from '../../../shared/files/upload.ts';
import { findChoices } from '../api/doors.ts';

/**
 * What the form of a task asks of the page: its checks off the page, choices and files from the API. Files of a task
 * that is not there yet wait for it.
 */
export function useFormPorts(taskId: string | undefined): FormPorts {
  const checks = useChecks();
  return useMemo(
    () => ({
      lookup: find,
      upload: (file, progress, signal) => uploadFile({ file, task: taskId, progress, signal }),
      fileAddress: ({ id }) => fileUrl(id),
      ...(checks !== undefined && { check: checks.checkValue }),
    }),
    [checks, taskId],
  );
}

/** Values by their titles are asked for one by one: forms hold few of them. */
async function find({ source, with: narrowed, text, values }: LookupSearch, signal: AbortSignal) {
  if (values === undefined) return findChoices(source, { ...narrowed, search: text }, signal);
  const found = await Promise.all(
    values.map((value) => findChoices(source, { ...narrowed, value: String(value), limit: 1 }, signal)),
  );
  return found.flat();
}
