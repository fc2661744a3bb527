import type { JsonValue, ScriptedAnswer, ScriptedEnd } from '@fermata/model';
import type { Script } from './protocol.ts';

/** What the API says of a past instance, as far as a script needs it. */
export interface RecordedInstance {
  readonly input: unknown;
  readonly startedBy: string;
  readonly startedAt?: string;
  readonly businessKey?: string;
}

/** What it says of a visit. */
export interface RecordedVisit {
  readonly stepId: string;
  readonly type?: string;
  readonly status: string;
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly by?: string;
}

/** A past instance as a script: it starts as that did, machines bring what they brought, people answer as they did. */
export function recordedScript(instance: RecordedInstance, visits: readonly RecordedVisit[]): Script {
  const ordered = visits.toSorted((one, other) => one.openedAt.localeCompare(other.openedAt));
  const steps: Record<string, ScriptedEnd[]> = {};
  const answers: Record<string, ScriptedAnswer[]> = {};
  for (const visit of ordered) {
    if (visit.type === 'manual') (answers[visit.stepId] ??= []).push(answerOf(visit));
    else if (scripted.has(visit.type ?? '')) (steps[visit.stepId] ??= []).push(endOf(visit));
  }
  const { startedAt, businessKey } = instance;
  return {
    start: {
      input: instance.input as JsonValue,
      by: instance.startedBy,
      ...(startedAt === undefined ? {} : { at: startedAt }),
      ...(businessKey === undefined ? {} : { businessKey }),
    },
    world: { steps, answers },
  };
}

const scripted: ReadonlySet<string> = new Set(['task', 'workflow']);

function endOf(visit: RecordedVisit): ScriptedEnd {
  const after = tookOf(visit);
  if (visit.status === 'completed') return { output: (visit.output ?? null) as JsonValue, ...after };
  const error = visit.error as { readonly code?: string; readonly message?: string } | undefined;
  if (error?.code === undefined) return { never: true };
  const message = error.message === undefined ? {} : { message: error.message };
  return { error: { code: error.code, ...message }, ...after };
}

function answerOf(visit: RecordedVisit): ScriptedAnswer {
  if (visit.status !== 'completed') return { never: true };
  const by = visit.by === undefined ? {} : { by: visit.by };
  return { ...by, output: (visit.output ?? null) as JsonValue, ...tookOf(visit) };
}

/** Whole seconds: what lay below them would only make a test restless. */
function tookOf({ openedAt, endedAt }: RecordedVisit): { readonly after?: string } {
  const seconds = endedAt === undefined ? 0 : Math.round((Date.parse(endedAt) - Date.parse(openedAt)) / 1000);
  return seconds > 0 ? { after: `PT${seconds}S` } : {};
}
