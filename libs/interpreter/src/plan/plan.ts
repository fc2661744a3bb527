import type { Template } from '@fermata/expressions';
import type { PlanGates } from './gates.ts';
import type { PlanUndo } from './undo.ts';
import type { PlanCalendar } from '../calendar/calendar.ts';
import type { PlanDecision } from '../decision/table.ts';
import type { PlanEmission, PlanStep } from './steps.ts';

/** The one meaning of plans today; a change of meaning gets a new number, never the same one (law L7). */
export const ENGINE_VERSION = 1;

/**
 * What a definition compiles to: plain JSON, immutable, everything that running needs. References are pinned, defaults
 * merged, templates parsed, steps found by id; nothing in it is looked up anywhere else.
 */
export interface Plan {
  readonly engineVersion: typeof ENGINE_VERSION;
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly start: string;
  readonly steps: Readonly<Record<string, PlanStep>>;
  /** Steps whose visit numbers tokens carry, because a join matches by them (rule J0). */
  readonly scopes: readonly string[];
  /** Steps that something may be undone back to; absent = none (rule E7). */
  readonly undoPoints?: readonly string[];
  /** Absent where no step has a lock or a milestone. */
  readonly gates?: PlanGates;
  /** First values of declared variables; may read `input`. */
  readonly vars: Readonly<Record<string, Template>>;
  /** Steps that some expression mentions: they stand in `steps` before their first visit. */
  readonly mentions: readonly string[];
  readonly output?: Template;
  readonly timeout?: InstanceLimit;
  readonly onError?: HandlerPart;
  readonly onCancel?: HandlerPart & { readonly timeout?: Template };
  readonly emits: Readonly<Partial<Record<'completed' | 'failed' | 'cancelled', PlanEmission>>>;
  readonly businessKey?: Template;
  /** The business key may be held by one open instance only; judged by whoever starts. */
  readonly uniqueKey: boolean;
  readonly searchable: Readonly<Record<string, Template>>;
  /** Calendars that steps count on, by `name@version`; absent = none (rule M3). */
  readonly calendars?: Readonly<Record<string, PlanCalendar>>;
  /** Decision tables that steps evaluate, by `name@version`; absent = none. */
  readonly decisions?: Readonly<Record<string, PlanDecision>>;
}

/** Where a part of its own goes on, when the main part is over (rule E6). */
export interface HandlerPart {
  readonly to?: string;
  /** What is undone before (rule E7). */
  readonly compensate?: PlanUndo;
}

/** The longest life of an instance and where it goes on then. `after` yields an ISO 8601 duration. */
export interface InstanceLimit extends HandlerPart {
  readonly after: Template;
}
