import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import type { PlanCalendar } from '../calendar/calendar.ts';
import { later } from '../calendar/moment.ts';
import type { Evaluator, Scope } from './evaluator.ts';
import { failed, ok, type Result } from './result.ts';
import type { Template } from '@fermata/expressions';

/** Reads expressions and templates over one scope. A failure is a value, always `expression.failed`. */
export interface Reader {
  /** What expressions may name. */
  readonly scope: Scope;
  /** Reads over another scope, with what is already parsed. */
  over(scope: Scope): Reader;
  value(template: Template): Result<JsonValue>;
  condition(source: string): Result<boolean>;
  /** A mapping evaluated as a whole: every value, or the first failure. */
  values(templates: Readonly<Record<string, Template>>): Result<Readonly<Record<string, JsonValue>>>;
  /** A moment in epoch milliseconds: `from` later by an ISO 8601 duration, of business time on a calendar. */
  after(template: Template, from: number, calendar?: PlanCalendar): Result<number>;
  /** A moment in epoch milliseconds from RFC 3339 text. */
  moment(template: Template): Result<number>;
}

/** A reader over one scope. */
export function readerOf(evaluator: Evaluator, scope: Scope): Reader {
  const value = (template: Template): Result<JsonValue> => evaluator.template(template, scope);
  return {
    scope,
    over: (other) => readerOf(evaluator, other),
    value,
    condition: (source) => truth(evaluator.expression(source, scope)),
    values: (templates) => readAll(templates, value),
    after: (template, from, calendar) => andThen(value(template), (text) => later(text, from, calendar)),
    moment: (template) => andThen(value(template), epochMs),
  };
}

function truth(result: Result<JsonValue>): Result<boolean> {
  return andThen(result, (value) =>
    typeof value === 'boolean' ? ok(value) : failed('expression.failed', 'a condition must be true or false'),
  );
}

function readAll(
  templates: Readonly<Record<string, Template>>,
  read: (template: Template) => Result<JsonValue>,
): Result<Readonly<Record<string, JsonValue>>> {
  const values: Record<string, JsonValue> = {};
  for (const [name, template] of Object.entries(templates)) {
    const result = read(template);
    if (!result.ok) return result;
    values[name] = result.value;
  }
  return ok(values);
}

function epochMs(text: JsonValue): Result<number> {
  const moment = typeof text === 'string' && RFC3339.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(moment) ? failed('expression.failed', 'not an RFC 3339 moment') : ok(moment);
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function andThen<A, B>(result: Result<A>, next: (value: A) => Result<B>): Result<B> {
  return result.ok ? next(result.value) : result;
}

/** An error as JSON for `steps.<id>.error`: the same object, typed as a value. */
export function errorValue(error: ErrorInfo | null): JsonValue {
  return error as unknown as JsonValue;
}
