import { said } from '@fermata/model';
import { once } from 'node:events';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@fermata/contracts';
import {
  ChangeRepository,
  Database,
  TaskListRepository,
  type Change,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { identify } from '../access/identify.ts';
import { SUBJECT_SOURCE, type Subject, type SubjectSource } from '../access/subject.ts';
import { viewerOf } from '../access/viewer.ts';
import { DATABASE } from '../runtime/providers.ts';
import { ChangeBell } from './change-bell.ts';
import { visibleChange } from './visible-change.ts';

const heartbeatMs = 15_000;
const batch = 200;
const mostReaders = 500;

/** Follows the change table for each reader; the table is the memory, the bell only says when to look. */
@Injectable()
export class StreamService implements BeforeApplicationShutdown {
  readonly #database: Database;
  readonly #bell: ChangeBell;
  readonly #subjects: SubjectSource;
  readonly #ending = new AbortController();
  #readers = 0;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ChangeBell) bell: ChangeBell,
    @Inject(SUBJECT_SOURCE) subjects: SubjectSource,
  ) {
    this.#database = database;
    this.#bell = bell;
    this.#subjects = subjects;
  }

  /** Writes changes until the reader goes, the process ends, or the reader loses the right to read. */
  async follow(
    caller: Caller,
    lastId: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (this.#readers >= mostReaders) {
      throw new AppError('stream.full', said`Too many open streams; try again later`, {
        status: 503,
        retryable: true,
      });
    }
    const position = await this.#startingPoint(caller, lastId);
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    const ended = AbortSignal.any([gone.signal, this.#ending.signal]);
    this.#readers += 1;
    open(reply);
    try {
      await this.#pump({ write: writerOf(reply, ended), ended, request }, position);
    } catch (failure) {
      // The answer has begun: the reader comes back and goes on after the last id.
      request.log.warn({ err: failure }, 'a stream was cut off');
    } finally {
      this.#readers -= 1;
      reply.raw.end();
    }
  }

  /** Ends all streams before the server waits for the end of every answer that has begun. */
  beforeApplicationShutdown(): void {
    this.#ending.abort();
  }

  async #startingPoint(caller: Caller, lastId: string | undefined): Promise<number> {
    if (lastId !== undefined && /^\d{1,15}$/.test(lastId)) return Number(lastId);
    return this.#database.inProject(caller.projectId, (tx) => new ChangeRepository(tx).newest());
  }

  async #pump(reader: Reader, from: number): Promise<void> {
    let position = from;
    while (!reader.ended.aborted) {
      // A revoked token or a removed person hears nothing more.
      const subject = await identify(this.#subjects, reader.request);
      if (subject === undefined) return;
      const rung = this.#bell.next(heartbeatMs, reader.ended);
      const last = await this.#deliver(reader, subject, position);
      if (last === undefined) await rung;
      else position = last;
      if (!reader.ended.aborted && last === undefined) await reader.write(': still here\n\n');
    }
  }

  /** Sends one batch; undefined when there was nothing after the position. */
  async #deliver(reader: Reader, subject: Subject, position: number): Promise<number | undefined> {
    const { changes, tasks } = await this.#database.inProject(subject.projectId, async (tx) => {
      const read = await new ChangeRepository(tx).read(position, batch);
      return { changes: read, tasks: await tasksOf(tx, subject, read) };
    });
    for (const change of changes) {
      const row = visibleChange(change, { ...subject, tasks });
      const data = row === undefined ? '' : `event: ${row.topic}\ndata: ${JSON.stringify(row)}\n`;
      await reader.write(`id: ${change.number}\n${data}\n`);
    }
    return changes.at(-1)?.number;
  }
}

/** Which of the tasks that changed the reader may see: a task of another group is not even heard of. */
async function tasksOf(
  tx: Transaction,
  subject: Subject,
  changes: readonly Change[],
): Promise<ReadonlySet<string> | undefined> {
  if (subject.permissions.has('task.seeAll')) return undefined;
  const ids = changes.filter(({ noun }) => noun === 'task').map(({ objectId }) => objectId);
  if (ids.length === 0) return new Set();
  return new TaskListRepository(tx).visible(ids, await viewerOf(tx, subject));
}

interface Reader {
  readonly write: (text: string) => Promise<void>;
  readonly request: FastifyRequest;
  readonly ended: AbortSignal;
}

/** Writes no faster than the reader reads, so that a slow one costs no memory. */
function writerOf(reply: FastifyReply, ended: AbortSignal): Reader['write'] {
  return async (text) => {
    if (ended.aborted || reply.raw.write(text)) return;
    await once(reply.raw, 'drain', { signal: ended }).catch(() => undefined);
  };
}

function open(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  reply.raw.write('retry: 2000\n\n');
}
