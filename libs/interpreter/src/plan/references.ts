import type { JsonValue, TaskDefaults, TaskError } from '@fermata/model';
import type { PlanZone } from '../calendar/calendar.ts';

/** A task definition as publish resolved it. */
export interface TaskReference {
  readonly name: string;
  readonly version: number;
  /** Name of the executor or of the registered activity: the activity type. */
  readonly implementation: string;
  /** Task queue of the implementation; absent = the default one. */
  readonly queue?: string;
  /** Connection used unless the step names one. */
  readonly connection?: string;
  readonly defaults?: TaskDefaults;
  readonly input?: JsonValue;
  readonly output?: JsonValue;
  readonly errors?: readonly TaskError[];
  /** Input of the implementation from `input`, output of the task from `output`; the same unless said. */
  readonly adapter?: { readonly with?: JsonValue; readonly result?: JsonValue };
}

/** A form (component definition) as publish resolved it. */
export interface FormReference {
  readonly name: string;
  readonly version: number;
  readonly outcomes?: readonly string[];
  /** JSON Schema of the answer. */
  readonly schema?: JsonValue;
  /** JSON Schema of what the form shows: the `with` of its step. */
  readonly input?: JsonValue;
  /** Fields of it that the form reads, where it has no schema of it. */
  readonly reads?: readonly string[];
}

/** An event definition as publish resolved it. */
export interface EventReference {
  readonly name: string;
  readonly version: number;
  /** CloudEvents type; absent = the name. */
  readonly type?: string;
  readonly schema?: JsonValue;
}

/** Another workflow as publish resolved it. */
export interface WorkflowReference {
  readonly name: string;
  readonly version: number;
  /** JSON Schemas of its input and its output. */
  readonly input?: JsonValue;
  readonly output?: JsonValue;
}

/** A calendar as publish resolved it; `zone` is absent where it names none, or one that nobody knows. */
export interface CalendarReference {
  readonly name: string;
  readonly version: number;
  readonly definition: JsonValue;
  readonly zone?: PlanZone;
}

/** A decision table as publish resolved it. */
export interface DecisionReference {
  readonly name: string;
  readonly version: number;
  readonly definition: JsonValue;
}

/**
 * What the references of one definition resolved to, keyed by the text as written (`name`, `name@3`, `name@>=3`).
 * `self` is the version that is being compiled.
 */
export interface References {
  readonly self: { readonly name: string; readonly version: number };
  readonly tasks: Readonly<Record<string, TaskReference>>;
  readonly forms: Readonly<Record<string, FormReference>>;
  readonly events: Readonly<Record<string, EventReference>>;
  /** Absent = none. The own name without a version needs no entry: it is `self` (rule S1). */
  readonly workflows?: Readonly<Record<string, WorkflowReference>>;
  /** Absent = none. */
  readonly calendars?: Readonly<Record<string, CalendarReference>>;
  /** Absent = none. */
  readonly decisions?: Readonly<Record<string, DecisionReference>>;
}
