import { errorAt, pointer, said, warningAt, type Phrase, type Problem } from '@fermata/model';
import type { PlanCalendar } from '../calendar/calendar.ts';
import type { PlanDecision } from '../decision/table.ts';
import type { References } from '../plan/references.ts';

/** An expression of the definition, where it stands, and which names beside the common ones it may use. */
export interface Source {
  readonly text: string;
  readonly path: string;
}

/** One compilation: what it reads from, and everything it has found so far. */
export interface Context {
  readonly references: References;
  readonly problems: Problem[];
  readonly sources: Source[];
  /** What the plan carries of calendars, by `name@version`. */
  readonly calendars: Record<string, PlanCalendar>;
  /** What the plan carries of decision tables, by `name@version`. */
  readonly decisions: Record<string, PlanDecision>;
}

/** A place in the definition, by its parts. */
export type Place = readonly (string | number)[];

/** Reports an error at a place. */
export function report(context: Context, place: Place, code: string, message: Phrase): void {
  context.problems.push(errorAt(pointer(...place), code, message));
}

/** Reports an error with what would mend it. */
export function reportFix(
  context: Context,
  place: Place,
  code: string,
  [message, fix]: readonly [Phrase, Phrase | undefined],
): void {
  context.problems.push(errorAt(pointer(...place), code, message, fix));
}

/** Reports a warning at a place. */
export function warn(context: Context, place: Place, code: string, message: Phrase): void {
  context.problems.push(warningAt(pointer(...place), code, message));
}

/** Reports that a value has not the shape that the schema asks for; it is then treated as absent. */
export function misshapen(context: Context, place: Place, wanted: Phrase): undefined {
  report(context, place, 'schema.mismatch', said`must be ${{ wanted }}`);
  return undefined;
}
