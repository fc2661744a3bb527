import { compileCalendar } from '@fermata/interpreter';
import type { JsonValue, Problem } from '@fermata/model';
import { calendarReference } from '../references/published.ts';

/** What is wrong with a calendar beyond its shape: a zone that nobody knows, hours and dates that cannot be. */
export function calendarProblems(document: unknown): readonly Problem[] {
  const { zone } = calendarReference(document as JsonValue, { name: '', version: 1 });
  return compileCalendar(document, zone).problems;
}
