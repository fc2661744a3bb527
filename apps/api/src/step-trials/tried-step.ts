import { AppError } from '@fermata/contracts';
import { compile, type PlanStep } from '@fermata/interpreter';
import {
  elapsedMs,
  hasErrors,
  isObject,
  parseDuration,
  said,
  type JsonObject,
  type JsonValue,
  type Phrase,
  type WorkflowDefinition,
} from '@fermata/model';
import {
  CatalogueRepository,
  VersionRepository,
  type CatalogueRow,
  type Transaction,
} from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import { isLive } from '../activities/is-live.ts';
import { refused } from '../definitions/definitions.service.ts';
import { resolveReferences } from '../definitions/resolve-references.ts';
import { checkValue } from '../http/check-value.ts';
import type { TryStepDto } from './step-trial.dto.ts';

type Task = Extract<PlanStep, { readonly type: 'task' }>;

/** A step that can be tried: what does its work, and where. */
export interface TriedStep {
  readonly workflow: string;
  readonly task: Task;
  readonly row: CatalogueRow;
  /** Of the one attempt. */
  readonly timeoutMs: number;
}

/** Nobody watches a trial for longer. */
const longestMs = 300_000;

/**
 * Finds what does the work of the step, and checks that it can be tried with this input. Fails with `definition.refused`
 * (422) where the text or the step is wrong, `definition.unknown` or `step.unknown` (404), `trial.not-automated`,
 * `trial.unknown-implementation` or `schema.mismatch` (422), and `trial.no-worker` (503).
 */
export async function triedStep(tx: Transaction, wanted: TryStepDto): Promise<TriedStep> {
  const { workflow, task } = await taskOf(tx, wanted);
  const row = await registered(tx, task.implementation);
  demandFitting(row, wanted.input);
  demandWorker(tx, row);
  return { workflow, task, row, timeoutMs: timeoutOf(task) };
}

async function taskOf(tx: Transaction, wanted: TryStepDto): Promise<{ workflow: string; task: Task }> {
  const { source, workflow, version, step } = wanted;
  const isPublished = workflow !== undefined && version !== undefined;
  if ((source !== undefined) === isPublished)
    throw refusal(
      'trial.choice',
      said`Send the text of a workflow, or the name and the version of one: one of the two`,
    );
  if (source !== undefined) return drafted(tx, source, wanted);
  const key = { kind: 'workflow', name: workflow ?? '' } as const;
  const found = await new VersionRepository(tx).get(key, version ?? 0);
  if (found === undefined) {
    const wanting = `${key.name}@${version}`;
    throw absent('definition.unknown', said`There is no workflow ${{ workflow: wanting }}`);
  }
  const steps = isObject(found.plan) ? found.plan['steps'] : undefined;
  const planned = own(steps, step) as unknown as PlanStep | undefined;
  if (planned === undefined) throw noSuchStep(step);
  return { workflow: `${found.name}@${found.version}`, task: automated(planned) };
}

/** The step alone is compiled: what is wrong elsewhere in a draft does not keep it from being tried. */
async function drafted(
  tx: Transaction,
  source: string,
  { format, step: id }: TryStepDto,
): Promise<{ workflow: string; task: Task }> {
  const { value, problems } = parseSource(source, format ?? 'yaml');
  if (hasErrors(problems)) throw refused(problems);
  const document = isObject(value) ? value : {};
  const step = own(document['steps'], id);
  if (!isObject(step)) throw noSuchStep(id);
  if (step['type'] !== 'task') throw notAutomated(id, String(step['type']));
  const alone = aloneOf(id, step);
  const { references } = await resolveReferences(tx, alone, 1);
  const compiled = compile(alone as unknown as WorkflowDefinition, references);
  const planned = compiled.plan?.steps[id];
  if (planned === undefined) throw refused(compiled.problems);
  return { workflow: String(document['name'] ?? '').slice(0, 100), task: automated(planned) };
}

/** What decides who does the work; its input comes from the caller, and its attempt is the only one. */
function aloneOf(id: string, step: JsonObject): JsonObject {
  const kept = ['type', 'title', 'task', 'connection', 'heartbeat'].filter((name) =>
    Object.hasOwn(step, name),
  );
  const timeout = step['timeout'];
  const own = {
    ...Object.fromEntries(kept.map((name) => [name, step[name] as JsonValue])),
    ...(typeof timeout === 'string' && parseDuration(timeout) !== undefined ? { timeout } : {}),
    next: [{ to: `${id}End` }],
  };
  return {
    kind: 'workflow',
    name: 'trial',
    title: 'Trial',
    start: id,
    steps: { [id]: own, [`${id}End`]: { type: 'end' } },
  };
}

function automated(step: PlanStep): Task {
  if (step.type !== 'task') throw notAutomated(step.id, step.type);
  return step;
}

async function registered(tx: Transaction, implementation: string): Promise<CatalogueRow> {
  const row = await new CatalogueRepository(tx).get(implementation);
  if (row !== undefined) return row;
  const message = said`No worker has ever registered "${{ implementation }}", so nothing is known of what it takes`;
  throw refusal('trial.unknown-implementation', message);
}

function demandFitting({ name, inputSchema }: CatalogueRow, input: JsonValue): void {
  const checked = checkValue(inputSchema, input);
  if (checked.valid) return;
  const problems = checked.problems.map((problem) => ({ ...problem, path: `/input${problem.path}` }));
  throw new AppError('schema.mismatch', said`The input does not fit ${{ name }}`, {
    status: 422,
    details: { problems },
  });
}

function demandWorker(tx: Transaction, row: CatalogueRow): void {
  if (isLive(row, tx.now)) return;
  const { name, queue } = row;
  const message = said`No worker that has ${{ name }} is alive (queue ${{ queue }}): start one and try again`;
  throw new AppError('trial.no-worker', message, { status: 503, retryable: true });
}

function timeoutOf({ timeout }: Task): number {
  const text = timeout?.t === 'literal' ? timeout.value : undefined;
  const ms = typeof text === 'string' ? elapsedMs(text) : undefined;
  return ms === undefined ? longestMs : Math.max(1, Math.min(longestMs, ms));
}

function own(steps: JsonValue | undefined, id: string): JsonValue | undefined {
  return isObject(steps) && Object.hasOwn(steps, id) ? steps[id] : undefined;
}

function notAutomated(id: string, type: string): AppError {
  const kind = type.slice(0, 40);
  const message = said`The step "${{ id }}" is of type ${{ kind }}: only automated tasks can be done for real`;
  return refusal('trial.not-automated', message);
}

function noSuchStep(id: string): AppError {
  return absent('step.unknown', said`The workflow has no step "${{ id }}"`);
}

function absent(code: string, message: Phrase): AppError {
  return new AppError(code, message, { status: 404 });
}

function refusal(code: string, message: Phrase): AppError {
  return new AppError(code, message, { status: 422 });
}
