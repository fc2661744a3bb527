'use client';
import type {
  BulkTasksAnswer,
  BulkTasksRequest,
  DeskAgeing,
  DeskForecast,
  DeskLoad,
  DeskThroughput,
  EscalationRow,
  Page,
  ReviewRequest,
  RoundRow,
  SampleRow,
  Sampling,
  StrandedRow,
  TaskSummary,
} from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { client } from '../../../shared/api/generated/client.gen.ts';

const root = '/api/v1/desk';
const headers = Object.freeze({ 'Content-Type': 'application/json' });

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What every door of the desk answers. */
export interface DeskAnswers {
  readonly load: DeskLoad;
  readonly ageing: DeskAgeing;
  readonly throughput: DeskThroughput;
  readonly forecast: DeskForecast;
  readonly stranded: Page<StrandedRow>;
  readonly escalations: Page<EscalationRow>;
  readonly rounds: Page<RoundRow>;
  readonly samples: Page<SampleRow>;
  readonly sampling: Sampling;
}

/** Reads one door of the desk. */
export async function readDesk<Door extends keyof DeskAnswers>(
  door: Door,
  query: Query,
  signal: AbortSignal,
): Promise<DeskAnswers[Door]> {
  const asked = given(query);
  const answer: unknown = await taken(client.get({ url: `${root}/${door}`, query: asked, signal }));
  return answer as DeskAnswers[Door];
}

/** Open tasks of everybody. */
export async function readTasks(query: Query, signal: AbortSignal): Promise<Page<TaskSummary>> {
  const asked = { view: 'all', order: 'risk', ...given(query) };
  return (await taken(client.get({ url: '/api/v1/tasks', query: asked, signal }))) as Page<TaskSummary>;
}

/** Gives tasks to somebody, or says what would become of each. */
export async function assignTasks(
  body: Pick<BulkTasksRequest, 'ids' | 'user' | 'draft' | 'dryRun'>,
): Promise<BulkTasksAnswer> {
  const request: BulkTasksRequest = { verb: 'assign', ...body };
  return (await taken(client.post({ url: '/api/v1/tasks/bulk', body: request, headers }))) as BulkTasksAnswer;
}

/** Says what a review has found. */
export async function reviewSample(task: string, body: ReviewRequest): Promise<SampleRow> {
  const url = `${root}/samples/{task}/review`;
  return (await taken(client.post({ url, path: { task }, body, headers }))) as SampleRow;
}

/** Makes these the rules of sampling, unless somebody has changed them since that revision. */
export async function saveSampling(items: Sampling['items'], revision: number): Promise<Sampling> {
  const sent = { ...headers, 'If-Match': `"${revision}"` };
  return (await taken(client.put({ url: `${root}/sampling`, body: { items }, headers: sent }))) as Sampling;
}

function given(query: Query): Record<string, string | number | boolean> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, string | number | boolean>;
}
