/**
 * A time zone as data: no rule of any host is asked (rule M3). Moments in minutes since 1970, offsets in minutes east
 * of UTC.
 */
export interface PlanZone {
  readonly name: string;
  /** Offset before the first change. */
  readonly base: number;
  /** When the offset changes and to what, in order. After the last one it stays. */
  readonly changes: readonly (readonly [at: number, offset: number])[];
}

/** Open time of one local day: minutes after its midnight, the end not included. */
export type Span = readonly [from: number, to: number];

/** Open hours of one local day, in order and apart; none = closed. */
export type Spans = readonly Span[];

/** A calendar that travels with its plan: one version of it, with the table of its zone (rule M3). */
export interface PlanCalendar {
  readonly zone: PlanZone;
  /** Open hours by day of the week, Monday first. */
  readonly week: readonly Spans[];
  /** Days that are otherwise, by days since 1970. */
  readonly days: Readonly<Record<string, Spans>>;
  /** Days that are otherwise every year, by `MM-DD`. A day with a year of its own goes before them. */
  readonly yearly: Readonly<Record<string, Spans>>;
}

/** Milliseconds of a minute and of a day of 24 hours. */
export const MINUTE_MS = 60_000;
/** See {@link MINUTE_MS}. */
export const DAY_MS = 86_400_000;
