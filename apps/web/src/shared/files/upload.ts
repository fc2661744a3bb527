import type { FileReference, ProblemBody } from '@fermata/contracts';
import { ApiProblem, NoAnswer, sessionHeaders } from '../api/client.ts';

/** What is uploaded and who hears of it. */
export interface Upload {
  readonly file: File;
  /** The task it belongs to; absent = it waits for one, and is the person's alone until then. */
  readonly task?: string | undefined;
  /** Hears shares from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file and tells how far it is; fails as every call does. */
export function uploadFile({ file, task, progress, signal }: Upload): Promise<FileReference> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, ...(task !== undefined && { task }) });
    request.open('POST', `/api/v1/files?${query.toString()}`);
    const headers = { 'Content-Type': 'application/octet-stream', ...sessionHeaders() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress?.(loaded / total));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as FileReference);
      else reject(problemOf(request));
    });
    request.addEventListener('error', () => reject(new NoAnswer('network')));
    request.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Where the content of a file is, on our own origin. */
export function fileUrl(id: string): string {
  return `/api/v1/files/${encodeURIComponent(id)}`;
}

function problemOf({ status, responseText }: XMLHttpRequest): Error {
  try {
    return new ApiProblem(status, JSON.parse(responseText) as ProblemBody);
  } catch {
    // No problem document: something on the way has answered.
    return new NoAnswer(responseText);
  }
}
