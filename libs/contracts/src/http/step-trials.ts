import type { JsonValue } from '@fermata/model';

/** `POST /step-trials`: a step of a text, or of a published version; one of the two. */
export interface TryStepRequest {
  readonly source?: string;
  readonly format?: 'yaml' | 'json';
  readonly workflow?: string;
  readonly version?: number;
  readonly step: string;
  /** What its implementation is given. */
  readonly input: JsonValue;
  /** The work is done for real. */
  readonly confirm: true;
  /** How long the caller waits for the end, in seconds, at most 30. */
  readonly wait?: number;
}

/** One line that the implementation has logged. */
export interface StepTrialLine {
  readonly at: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: JsonValue;
}

/** A step that was done once for real. Times are RFC 3339. */
export interface StepTrialRow {
  /** Also the id of its activity in Temporal. */
  readonly id: string;
  readonly step: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly implementation: string;
  readonly version: string;
  readonly queue: string;
  readonly connection?: string;
  /** Attempts that were begun: none where no worker has taken it, else one. */
  readonly attempts: number;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly elapsedMs?: number;
  readonly worker?: string;
  readonly output?: JsonValue;
  readonly error?: { readonly code: string; readonly message: string; readonly data?: JsonValue };
  readonly log: readonly StepTrialLine[];
  readonly temporalUrl?: string;
}
