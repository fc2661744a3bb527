import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `fermata backup` leaves in the state folder. */
export interface BackupMark {
  readonly createdAt: string;
  readonly bytes: number;
}

/** Reads it; undefined where there is none, or where it is not what it should be. */
export async function readBackupMark(stateFolder: string | undefined): Promise<BackupMark | undefined> {
  if (stateFolder === undefined) return undefined;
  const text = await readFile(join(stateFolder, 'last-backup.json'), 'utf8').catch(() => '');
  try {
    const { createdAt, bytes } = JSON.parse(text) as Partial<BackupMark>;
    const isRight = !Number.isNaN(Date.parse(String(createdAt))) && Number.isInteger(bytes);
    return isRight ? { createdAt: String(createdAt), bytes: Number(bytes) } : undefined;
  } catch {
    return undefined;
  }
}
