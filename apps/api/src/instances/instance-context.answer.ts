import type {
  AttemptInfo,
  InstanceAuditEntry,
  InstanceEvents,
  InstanceTask,
  VisitDetail,
  VisitLogLine,
} from '@fermata/contracts';
import type {
  AttemptRow,
  InstanceAuditRow,
  InstanceEventRow,
  InstanceTaskRow,
  LogRow,
  VisitRow,
} from '@fermata/persistence';
import { present } from '../http/page.dto.ts';
import { visitAnswer } from './instance.answer.ts';

/** One visit with its attempts and its log. `linkOf` gives the place of a run in Temporal Web. */
export function visitDetailAnswer(
  visit: VisitRow,
  attempts: readonly AttemptRow[],
  lines: readonly LogRow[],
  linkOf: (runId: string) => string | undefined,
): VisitDetail {
  const told = attempts.map((attempt) => attemptAnswer(attempt, linkOf(attempt.runId)));
  return { ...visitAnswer(visit), attempts: told, log: lines.map(lineAnswer) };
}

function attemptAnswer(row: AttemptRow, temporalUrl: string | undefined): AttemptInfo {
  const { runId: _runId, startedAt, endedAt, nextAt, ...rest } = row;
  const times = { startedAt: startedAt.toISOString(), endedAt: iso(endedAt), nextAt: iso(nextAt) };
  return present({ ...rest, ...times, temporalUrl }) as unknown as AttemptInfo;
}

function lineAnswer({ at, ...rest }: LogRow): VisitLogLine {
  return present({ ...rest, at: at.toISOString() }) as VisitLogLine;
}

/** A task of an instance. */
export function instanceTaskAnswer({ createdAt, closedAt, dueAt, ...rest }: InstanceTaskRow): InstanceTask {
  const times = { createdAt: createdAt.toISOString(), closedAt: iso(closedAt), dueAt: iso(dueAt) };
  return present({ ...rest, ...times }) as InstanceTask;
}

/** What the audit trail says of an instance. */
export function instanceAuditAnswer({ number, at, outcome, ...rest }: InstanceAuditRow): InstanceAuditEntry {
  const told = { seq: number, at: at.toISOString(), allowed: outcome === 'allowed' };
  return present({ ...rest, ...told }) as InstanceAuditEntry;
}

/** The events of an instance. */
export function instanceEventsAnswer(rows: readonly InstanceEventRow[]): InstanceEvents {
  const events = rows.map(({ at, ...rest }) => present({ ...rest, at: at.toISOString() }));
  return { events: events as InstanceEvents['events'] };
}

function iso(moment: Date | null): string | undefined {
  return moment?.toISOString();
}
