import type { IncomingMessage, ServerResponse } from 'node:http';

/** Packs the scripts and styles of a build, each into a file beside it. */
export function packFiles(folder: string): Promise<void>;

/** Answers with the packed files of a folder whoever takes them; says whether it did. */
export function answerPacked(
  folder: string,
  place: string,
): Promise<(incoming: IncomingMessage, outgoing: ServerResponse) => boolean>;
