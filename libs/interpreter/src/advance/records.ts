import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import { stepOf, writable, type Turn } from './turn.ts';
import type { StepRecord } from './state.ts';

/** What a step that was never visited looks like to expressions (rule D3). */
export const NEVER: StepRecord = Object.freeze({
  status: 'none',
  visits: 0,
  open: 0,
  output: null,
  error: null,
  by: Object.freeze([]),
});

/** What expressions see of a step now. */
export function recordOf(turn: Turn, step: string): StepRecord {
  return turn.state.steps[step] ?? NEVER;
}

/** A visit has begun: one more visit, one more open. */
export function recordOpened(turn: Turn, step: string): void {
  const record = recordOf(turn, step);
  const status = record.status === 'none' ? 'open' : record.status;
  writable(turn, 'steps')[step] = {
    ...record,
    status,
    visits: record.visits + 1,
    open: record.open + 1,
  };
}

/** A person has completed an item of an open visit (rule D3). */
export function recordAnswer(turn: Turn, step: string, by: string): void {
  const record = recordOf(turn, step);
  if (!record.by.includes(by)) writable(turn, 'steps')[step] = { ...record, by: [...record.by, by] };
}

/** A settled visit goes on after all: it is open again and settles anew (rule O3). */
export function recordReopened(turn: Turn, step: string): void {
  const record = recordOf(turn, step);
  writable(turn, 'steps')[step] = { ...record, status: 'open', open: record.open + 1 };
}

/** What a settled visit leaves behind. */
export interface Settlement {
  readonly status: 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly by?: string;
}

/** A visit has settled: the step shows it; only what some expression reads is kept. */
export function recordSettled(turn: Turn, step: string, settlement: Settlement): void {
  const { keepsOutput, keepsError } = stepOf(turn.plan, step);
  const { status, output, error, by } = settlement;
  const record = recordOf(turn, step);
  const shown = error === undefined ? null : keepsError ? error : brief(error);
  writable(turn, 'steps')[step] = {
    ...record,
    status,
    open: record.open - 1,
    output: keepsOutput ? output : null,
    error: shown,
    by: by === undefined || record.by.includes(by) ? record.by : [...record.by, by],
  };
}

function brief({ code, message }: ErrorInfo): ErrorInfo {
  return { code, message };
}
