import type { DeskAgeing, DeskForecast, DeskThroughput } from '@fermata/contracts';

/** How a series is drawn: its colour says what it means. */
export type Tone = 'ink' | 'late' | 'done' | 'warm' | 'pale';

/** One series of a chart; a null is a place without a value. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly tone: Tone;
  /** Left or right of the middle of its place, so that two stand side by side; a part of another stands where that does. */
  readonly side: -1 | 0 | 1;
}

/** Open tasks by age; those overdue are part of the open ones. */
export function ageingSeries({ classes }: DeskAgeing, words: (name: string) => string): readonly Series[] {
  return [
    { name: words('open'), values: classes.map(({ open }) => open), tone: 'ink', side: 0 },
    { name: words('overdue'), values: classes.map(({ overdue }) => overdue), tone: 'late', side: 0 },
  ];
}

/** What came and went by day; what was late is part of what was done. */
export function throughputSeries(
  { days }: DeskThroughput,
  words: (name: string) => string,
): readonly Series[] {
  return [
    { name: words('opened'), values: days.map(({ opened }) => opened), tone: 'pale', side: -1 },
    { name: words('completed'), values: days.map(({ completed }) => completed), tone: 'done', side: 1 },
    { name: words('late'), values: days.map(({ late }) => late), tone: 'late', side: 1 },
  ];
}

/** What comes too late in all groups together, by the hours until then. */
export function forecastSeries({ groups }: DeskForecast, name: string): readonly Series[] {
  const horizons = groups[0]?.breaches ?? [];
  const values = horizons.map((_, place) =>
    groups.reduce((sum, { breaches }) => sum + (breaches[place]?.tasks ?? 0), 0),
  );
  return [{ name, values, tone: 'late', side: 0 }];
}
