'use client';
import type {
  AwayPerson,
  BulkTasksAnswer,
  BulkTasksRequest,
  EarlyAnswerRequest,
  EarlyAnswerRow,
  EarlyForm,
  LookupAnswer,
  NextTask,
  NextTaskRequest,
  TaskContext,
  TaskCounts,
  TaskDetail,
  TaskForm,
  TaskHistory,
  TaskHistoryRow,
  TaskPresence,
  TaskPresenceRequest,
  TaskRepair,
} from '@fermata/contracts';
import type { JsonObject } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import * as api from '../../../shared/api/generated/sdk.gen.ts';

/**
 * What pages of tasks ask of the API, with the contract's own types: the border between JSON and what pages believe.
 * What people say at a task is asked by `talk-doors.ts`.
 */
async function asked<T>(call: Parameters<typeof taken>[0]): Promise<T> {
  return (await taken(call)) as T;
}

/** One task as it is now. */
export function fetchTask(id: string, signal?: AbortSignal): Promise<TaskDetail> {
  return asked(api.tasksGet({ path: { id }, ...(signal !== undefined && { signal }) }));
}

/** Its form as it is pinned. */
export function fetchForm(id: string, signal: AbortSignal): Promise<TaskForm> {
  return asked(api.taskFormsForm({ path: { id }, signal }));
}

/** What is done to one task by a door of its own; the answer is the task afterwards. */
export type TaskVerb =
  | 'claim'
  | 'release'
  | 'assign'
  | 'delegate'
  | 'decline'
  | 'return'
  | 'escalate'
  | 'take-over'
  | 'suspend'
  | 'resume';

interface Request {
  readonly path: { readonly id: string };
  readonly body: never;
  readonly headers?: Readonly<Record<string, string>>;
}

type Door = (request: Request) => Parameters<typeof taken>[0];

const verbs: Readonly<Record<TaskVerb, Door>> = Object.freeze({
  claim: api.tasksClaim,
  release: api.tasksRelease,
  assign: api.tasksAssign,
  delegate: api.taskVerbsDelegate,
  decline: api.taskVerbsDecline,
  return: api.taskVerbsGiveBack,
  escalate: api.taskVerbsEscalate,
  'take-over': api.taskVerbsTakeOver,
  suspend: api.taskVerbsSuspend,
  resume: api.taskVerbsResume,
});

/** Does something to a task. */
export function atTask(id: string, verb: TaskVerb, body: object = {}): Promise<TaskDetail> {
  return asked(verbs[verb]({ path: { id }, body: body as never }));
}

/** What the workflow itself has to agree to. */
export type RepairVerb = 'skip' | 'redo';

const repairs: Readonly<Record<RepairVerb, Door>> = Object.freeze({
  skip: api.taskRepairsSkip,
  redo: api.taskRepairsRedo,
});

/** Ends the step of a task without doing it, or does it again, once for a key; whether the workflow takes it is in the answer. */
export function repairTask(id: string, verb: RepairVerb, body: object, key: string): Promise<TaskRepair> {
  const headers = { 'Idempotency-Key': key };
  return asked(repairs[verb]({ path: { id }, body: body as never, headers }));
}

/** Changes what may be changed without a verb: the priority, and until when the holder puts it off. */
export function changeTask(
  id: string,
  body: { readonly priority?: number; readonly followUpAt?: string | null; readonly revision?: number },
): Promise<TaskDetail> {
  return asked(api.taskVerbsUpdate({ path: { id }, body }));
}

/** Lets somebody help with a task. */
export function addHelper(id: string, user: string): Promise<TaskDetail> {
  return asked(api.taskVerbsAddHelper({ path: { id, user } }));
}

/** Takes a helper off. */
export function removeHelper(id: string, user: string): Promise<TaskDetail> {
  return asked(api.taskVerbsRemoveHelper({ path: { id, user } }));
}

/** Does something to many tasks, or says what would become of each. */
export function atTasks(body: BulkTasksRequest): Promise<BulkTasksAnswer> {
  return asked(api.bulkTasksRun({ body: body as never }));
}

/** Keeps a draft; the answer has its new revision. */
export function saveDraft(
  id: string,
  body: { readonly data: JsonObject; readonly revision: number },
  keepalive: boolean,
): Promise<TaskDetail> {
  return asked(api.tasksSaveDraft({ path: { id }, body, ...(keepalive && { keepalive }) }));
}

/** Says what this tab does with a task, and hears who else has it open. */
export function tellPresence(
  id: string,
  body: TaskPresenceRequest,
  keepalive = false,
): Promise<TaskPresence> {
  return asked(api.taskPresenceSay({ path: { id }, body, ...(keepalive && { keepalive }) }));
}

/** How many tasks each list has. */
export function fetchCounts(signal?: AbortSignal): Promise<TaskCounts> {
  return asked(api.taskListsCounts(signal === undefined ? {} : { signal }));
}

/** The next task to work on. */
export function fetchNext(body: NextTaskRequest): Promise<NextTask> {
  return asked(api.nextTaskNext({ body }));
}

/** Keeps the own order of the tasks that one holds. */
export async function keepOrder(ids: readonly string[]): Promise<void> {
  await asked(api.taskVerbsSaveOrder({ body: { ids: [...ids] } }));
}

/** What one wants to know beside the form. */
export function fetchContext(id: string, signal: AbortSignal): Promise<TaskContext> {
  return asked(api.taskContextContext({ path: { id }, signal }));
}

/** Who did what when, oldest first. */
export async function fetchHistory(id: string, signal: AbortSignal): Promise<readonly TaskHistoryRow[]> {
  const call = api.taskVerbsHistory({ path: { id }, signal });
  return (await asked<TaskHistory<TaskHistoryRow>>(call)).items;
}

/** The form of a step whose task is not there yet. */
export function fetchEarlyForm(id: string, step: string, signal: AbortSignal): Promise<EarlyForm> {
  return asked(api.earlyAnswersForm({ path: { id, step }, signal }));
}

/** Answers a step of an instance before it is asked for. */
export function answerEarly(id: string, body: EarlyAnswerRequest): Promise<EarlyAnswerRow> {
  return asked(api.earlyAnswersGive({ path: { id }, body: body as never }));
}

/** Takes an answer back that was given before it was asked for. */
export async function takeBackEarly(id: string, step: string): Promise<void> {
  await asked(api.earlyAnswersTakeBack({ path: { id, step } }));
}

/** People by a part of their name or login, or exactly one by id. */
export function fetchPeople(
  query: { readonly search?: string; readonly value?: string; readonly limit: number },
  signal: AbortSignal,
): Promise<LookupAnswer['items']> {
  return findChoices('users', query, signal);
}

/** What a form offers to choose. */
export async function findChoices(
  source: string,
  query: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<LookupAnswer['items']> {
  const call = api.lookupsFind({ path: { source }, query: { ...query } as never, signal });
  return (await asked<LookupAnswer>(call)).items;
}

/** Who is away now, and until when. */
export async function fetchAway(signal: AbortSignal): Promise<readonly AwayPerson[]> {
  return (await asked<{ readonly items: readonly AwayPerson[] }>(api.absencesNow({ signal }))).items;
}
