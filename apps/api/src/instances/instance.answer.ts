import type { InstanceDetail, InstanceSummary, VisitRow, WaitingFor } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import type {
  InstanceDetail as StoredInstance,
  InstanceSummary as StoredSummary,
  VisitRow as StoredVisit,
} from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** An instance as lists answer it. */
export function summaryAnswer(row: StoredSummary): InstanceSummary {
  return present({
    id: row.id,
    definition: row.definition,
    version: row.version,
    title: row.definition,
    status: row.status,
    reason: row.reason,
    businessKey: row.businessKey,
    startedBy: row.startedBy,
    parentId: row.parentId,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString(),
    closedAt: row.closedAt?.toISOString(),
    changedAt: lastChange(row).toISOString(),
    errorCode: row.errorCode,
    waitingFor: kindsOf(row.waiting),
  }) as InstanceSummary;
}

/** Kept to the minute; what else is known of its moments is exact, and no change comes before them. */
function lastChange({ createdAt, startedAt, closedAt, changedAt }: StoredSummary): Date {
  const moments = [createdAt, startedAt, closedAt, changedAt].map((moment) => moment?.getTime() ?? 0);
  return new Date(Math.max(...moments));
}

function kindsOf(waiting: JsonValue): readonly string[] {
  if (!Array.isArray(waiting)) return [];
  return [...new Set(waiting.flatMap((one) => (isObject(one) ? [String(one['for'])] : [])))].sort();
}

/** One instance, whole, with what it waits for. */
export function detailAnswer(
  row: StoredInstance,
  children: readonly StoredSummary[],
  temporalUrl: string | undefined,
): InstanceDetail {
  return {
    ...summaryAnswer(row),
    input: row.input,
    ...present({ output: row.output, error: row.error, temporalUrl }),
    waiting: Array.isArray(row.waiting) ? row.waiting.flatMap(waitingAnswer) : [],
    children: children.map(({ id, definition, version, status }) => ({ id, definition, version, status })),
    seq: row.seq,
  } as unknown as InstanceDetail;
}

/** A visit of a step. */
export function visitAnswer(row: StoredVisit): VisitRow {
  const { n: _n, openedAt, endedAt, ...rest } = row;
  return present({
    ...rest,
    openedAt: openedAt.toISOString(),
    endedAt: endedAt?.toISOString(),
  }) as unknown as VisitRow;
}

function waitingAnswer(entry: JsonValue): WaitingFor[] {
  if (!isObject(entry)) return [];
  const { since, until, ...rest } = entry;
  const times = present({ since: iso(since), until: iso(until) });
  return [{ ...rest, ...times } as unknown as WaitingFor];
}

function iso(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' ? new Date(value).toISOString() : undefined;
}
