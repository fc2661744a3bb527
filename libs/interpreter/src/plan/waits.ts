import type { Template } from '@fermata/expressions';

/** What a wait, or a `forEach` with `more`, listens for (rules W1, F5). */
export interface PlanListening {
  /** Type of the event, or a pattern such as `github.issues.*`. */
  readonly event: string;
  readonly eventKey?: Template;
  /** Condition over `event`; what it reads beside that is fixed at the opening. */
  readonly where?: string;
  /** Paths that `where` reads beside `event`, from their roots. */
  readonly constants: readonly (readonly string[])[];
}

/** What only a wait has. */
export interface WaitBody {
  readonly listening: PlanListening;
  /** How early an event may have come: milliseconds, or since the instance began. */
  readonly keepMs: number | 'always';
  readonly shared: boolean;
}
