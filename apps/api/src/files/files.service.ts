import { said } from '@fermata/model';
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type FileReference } from '@fermata/contracts';
import {
  CommentFiles,
  Database,
  FileRepository,
  TaskRepository,
  type FileRow,
  type StoredFile,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { DATABASE } from '../runtime/providers.ts';
import { FILE_SCAN, type FileScan } from './file-scan.ts';
import { sniff } from './sniff.ts';

/** A file as it comes in; its bytes are whatever was sent. */
export interface UploadedFile {
  readonly name: string;
  readonly task?: string;
  readonly bytes: unknown;
}

const dayMs = 24 * 60 * 60 * 1000;
const mostADay = 500;
const mostOfTask = 100;

/**
 * Files that people attach. A file is for who uploaded it, for whoever may see the task that it belongs to, and beside a
 * comment for all who may see the instance for them.
 */
@Injectable()
export class FilesService {
  readonly #database: Database;
  readonly #scan: FileScan;

  constructor(@Inject(DATABASE) database: Database, @Inject(FILE_SCAN) scan: FileScan) {
    this.#database = database;
    this.#scan = scan;
  }

  /**
   * Keeps a file. Refused: an empty one (`file.empty`, 422), one in which the scan finds something (`file.infected`, 422),
   * more than a person or a task may have (`file.too-many`, 429), one for a task that is not for the caller (404).
   */
  async add(caller: Caller, given: UploadedFile, key: Repeatable): Promise<FileReference> {
    const { bytes } = given;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new AppError('file.empty', said`There is nothing in this file`, { status: 422 });
    const file = {
      id: `f-${randomUUID().replaceAll('-', '')}`,
      name: plainName(given.name),
      type: sniff(bytes),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content: bytes,
      taskId: given.task ?? null,
      uploadedBy: caller.subject.userId,
    };
    await this.#judge(caller, file.taskId);
    const verdict = await this.#scan.scan(bytes);
    if (!verdict.isClean)
      throw new AppError('file.infected', said`This file is refused: ${{ found: verdict.found }}`, {
        status: 422,
      });
    const keep = (tx: Transaction): Promise<FileReference> =>
      onceOnly(tx, key, async () => {
        await this.#admit(tx, caller, file.taskId);
        return referenceOf(await new FileRepository(tx).add(file));
      });
    return this.#database.inProject(caller.projectId, keep, caller.acting);
  }

  /** A file with its bytes. One that is not for the caller is not there (404). */
  get(caller: Caller, id: string): Promise<StoredFile> {
    const read = async (tx: Transaction): Promise<StoredFile> => {
      const file = await new FileRepository(tx).get(id);
      if (file === undefined || !(await this.#maySee(tx, caller, file))) throw unknownFile(id);
      return file;
    };
    return this.#database.inProject(caller.projectId, read, caller.acting);
  }

  #judge(caller: Caller, taskId: string | null): Promise<void> {
    return this.#database.inProject(caller.projectId, (tx) => this.#admit(tx, caller, taskId), caller.acting);
  }

  async #admit(tx: Transaction, { subject }: Caller, taskId: string | null): Promise<void> {
    if (taskId !== null)
      demandOpen(await new TaskRepository(tx).get(taskId, await viewerOf(tx, subject)), taskId);
    const since = new Date(tx.now.getTime() - dayMs);
    const { byPerson, ofTask } = await new FileRepository(tx).counts(subject.userId, since, taskId);
    if (byPerson >= mostADay || ofTask >= mostOfTask)
      throw new AppError('file.too-many', said`No more files can be added now`, { status: 429 });
  }

  async #maySee(tx: Transaction, caller: Caller, { id, taskId, uploadedBy }: FileRow): Promise<boolean> {
    const { userId, permissions } = caller.subject;
    if (uploadedBy === userId) return true;
    if (permissions.has('instance.read') && (await new CommentFiles(tx).isForInstance(id))) return true;
    if (taskId === null || !permissions.has('task.see')) return false;
    return (await new TaskRepository(tx).get(taskId, await viewerOf(tx, caller.subject))) !== undefined;
  }
}

function demandOpen(task: { readonly closedAt: Date | null } | undefined, id: string): void {
  if (task === undefined)
    throw new AppError('task.unknown', said`There is no task "${{ id }}"`, { status: 404 });
  if (task.closedAt !== null) throw new AppError('task.closed', said`This task is closed`, { status: 409 });
}

/** The last part of a name, without what could act on a terminal or a header. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"]/gu, '').trim();
  return plain === '' || plain === '.' || plain === '..' ? 'file' : plain;
}

function referenceOf({ id, name, type, size }: FileRow): FileReference {
  return { id, name, type, size };
}

function unknownFile(id: string): AppError {
  return new AppError('file.unknown', said`There is no file "${{ id }}"`, { status: 404 });
}
