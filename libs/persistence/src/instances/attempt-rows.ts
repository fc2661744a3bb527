import type { JsonValue } from '@fermata/model';

/** One attempt of a piece of work, as its worker tells of it: once when it goes on for a while, and at its end. */
export interface AttemptReport {
  readonly projectId: string;
  readonly instanceId: string;
  /** Id of the work; an operator's retry is a work of its own. */
  readonly work: string;
  /** From 1. */
  readonly attempt: number;
  /** `step#n`: items and compensations belong to the visit of their step. */
  readonly visit: string;
  /** Temporal's Run Id. */
  readonly runId: string;
  readonly implementation: string;
  readonly worker: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome: 'running' | 'completed' | 'failed' | 'withdrawn';
  readonly error?: JsonValue;
  /** When the next attempt begins, if there is one. */
  readonly nextAt?: Date;
  /** Lines that the implementation has logged since the report before. */
  readonly lines: readonly LogLine[];
}

/** One line that an implementation has logged. */
export interface LogLine {
  readonly at: Date;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: JsonValue;
}

/** One attempt as it is stored. */
export interface AttemptRow {
  readonly work: string;
  readonly attempt: number;
  readonly runId: string;
  readonly implementation: string;
  readonly worker: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: AttemptReport['outcome'];
  readonly error: JsonValue;
  readonly nextAt: Date | null;
}

/** One line as it is stored. */
export interface LogRow {
  readonly at: Date;
  readonly work: string;
  readonly attempt: number;
  readonly level: LogLine['level'];
  readonly message: string;
  readonly fields: JsonValue;
}

/** The columns of {@link AttemptRow}. */
export const attemptColumns = `a.work, a.attempt, a.run_id AS "runId", a.implementation, a.worker,
  a.started_at AS "startedAt", a.ended_at AS "endedAt", a.outcome, a.error, a.next_at AS "nextAt"`;

/** The columns of {@link LogRow}. */
export const logColumns = 'l.at, l.work, l.attempt, l.level, l.message, l.fields';
