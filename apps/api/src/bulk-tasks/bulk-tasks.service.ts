import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type BulkTaskRow,
  type BulkTasksAnswer,
  type BulkTaskVerb,
  type Permission,
  type TaskDetail,
} from '@fermata/contracts';
import { errorAt, said, type JsonValue, type Problem } from '@fermata/model';
import { hashOf, TaskRepository, type TaskDetail as StoredTask } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { TaskVerbsService } from '../task-verbs/task-verbs.service.ts';
import { demandAny, TaskDoor, type Transactions } from '../tasks/task-door.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import type { BulkTasksDto } from './bulk-task.dto.ts';
import { rehearsing } from './rehearsal.ts';

interface Doors {
  readonly tasks: TasksService;
  readonly verbs: TaskVerbsService;
}

type Verb = (doors: Doors, caller: Caller, id: string, body: BulkTasksDto) => Promise<TaskDetail>;

const needs: Readonly<Record<BulkTaskVerb, readonly Permission[]>> = Object.freeze({
  claim: ['task.claim'],
  release: ['task.claim', 'task.assign'],
  assign: ['task.claim', 'task.assign'],
  complete: ['task.complete'],
  snooze: ['task.claim'],
  suspend: ['task.claim', 'task.suspend'],
  resume: ['task.claim', 'task.suspend'],
  prioritise: ['task.claim', 'task.assign'],
});

const members: Readonly<Partial<Record<BulkTaskVerb, readonly (keyof BulkTasksDto & string)[]>>> =
  Object.freeze({
    assign: ['user'],
    complete: ['submissionId', 'data'],
    snooze: ['followUpAt'],
    suspend: ['reason'],
    prioritise: ['priority'],
  });

const deeds: Readonly<Record<BulkTaskVerb, Verb>> = Object.freeze({
  claim: ({ tasks }, caller, id) => tasks.claim(caller, id),
  release: ({ tasks }, caller, id) => tasks.release(caller, id, {}),
  assign: ({ tasks }, caller, id, { user = '', draft }) =>
    tasks.assign(caller, id, { user, ...present({ draft }) }),
  complete: ({ tasks }, caller, id, { submissionId = '', data = null, outcome }) => {
    const answer = { submissionId: submissionIdOf(submissionId, id), data, ...present({ outcome }) };
    return tasks.complete(caller, id, answer);
  },
  snooze: ({ verbs }, caller, id, { followUpAt = null }) => verbs.update(caller, id, { followUpAt }),
  suspend: ({ verbs }, caller, id, { reason = '' }) => verbs.suspend(caller, id, { reason }),
  resume: ({ verbs }, caller, id, { reason }) => verbs.resume(caller, id, present({ reason })),
  prioritise: ({ verbs }, caller, id, { priority }) => verbs.update(caller, id, present({ priority })),
});

/** The same done to many tasks, each in a transaction of its own: one that is refused holds nothing up. */
@Injectable()
export class BulkTasksService {
  readonly #door: TaskDoor;
  readonly #real: Doors;
  readonly #rehearsed: Doors;

  constructor(@Inject(DATABASE) database: Transactions, tasks: TasksService, verbs: TaskVerbsService) {
    const stage = rehearsing(database);
    const consent = { claim: () => Promise.resolve({ accepted: true as const }) };
    this.#door = new TaskDoor(database);
    this.#real = { tasks, verbs };
    this.#rehearsed = {
      tasks: new TasksService(stage, consent),
      verbs: new TaskVerbsService(stage, consent),
    };
  }

  /** Does it, or says what would happen. Complete needs one form for all: `task.forms-differ` (422) names the odd ones. */
  async run(caller: Caller, body: BulkTasksDto): Promise<BulkTasksAnswer> {
    const { verb, ids, dryRun = false } = body;
    demandAny(caller, ...needs[verb]);
    demandMembers(body);
    const seen = await this.#see(caller, ids);
    if (verb === 'complete') demandOneForm([...seen.values()]);
    const doors = dryRun ? this.#rehearsed : this.#real;
    const rows: BulkTaskRow[] = [];
    for (const id of ids) {
      const titled = present({ id, title: seen.get(id)?.title });
      rows.push({ ...titled, ...(await outcomeOf(() => deeds[verb](doors, caller, id, body))) });
    }
    const done = rows.filter((row) => row.done).length;
    return { dryRun, done, refused: rows.length - done, rows };
  }

  #see(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, StoredTask>> {
    return this.#door.open(caller, async (tx, viewer) => {
      const seen = new Map<string, StoredTask>();
      for (const id of ids) {
        const task = await new TaskRepository(tx).get(id, viewer);
        if (task !== undefined) seen.set(id, task);
      }
      return seen;
    });
  }
}

/** A refusal is a row; whatever fails otherwise fails the request. */
async function outcomeOf(deed: () => Promise<unknown>): Promise<Omit<BulkTaskRow, 'id'>> {
  try {
    await deed();
    return { done: true };
  } catch (failure) {
    if (!(failure instanceof AppError) || failure.retryable) throw failure;
    const problems = failure.details?.['problems'] as readonly Problem[] | undefined;
    const { code, message: detail, said: phrase } = failure;
    return { done: false, code, detail, ...present({ said: phrase, problems }) };
  }
}

function demandMembers(body: BulkTasksDto): void {
  const missing = (members[body.verb] ?? []).filter((name) => body[name] === undefined);
  if (missing.length === 0) return;
  const problems = missing.map((name) =>
    errorAt(`/${name}`, 'task.bulk-incomplete', said`${{ verb: body.verb }} needs it`),
  );
  const details = { problems };
  throw new AppError('task.bulk-incomplete', said`This is not all that is needed`, { status: 422, details });
}

function demandOneForm(tasks: readonly StoredTask[]): void {
  const forms = new Map<string, string[]>();
  for (const task of tasks) {
    const form = formOf(task);
    forms.set(form, [...(forms.get(form) ?? []), task.id]);
  }
  if (forms.size <= 1) return;
  const [, ...odd] = [...forms.values()].sort((a, b) => b.length - a.length);
  const message = said`These tasks do not have the same form`;
  throw new AppError('task.forms-differ', message, { status: 422, details: { tasks: odd.flat() } });
}

function formOf({ form, outputSchema, outcomes }: StoredTask): string {
  return hashOf([form, form === null ? outputSchema : null, [...outcomes]] as JsonValue);
}

/** One submission id for each task, made of that of the whole. */
function submissionIdOf(whole: string, taskId: string): string {
  return createHash('sha256').update(`${whole}.${taskId}`).digest('hex');
}
