/** An ISO 8601 duration: date parts are calendar days (rule M3), the time part is elapsed milliseconds. */
export interface DurationParts {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly timeMs: number;
}

const shape =
  /^P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]{1,3})?)S)?)?$/;

/** Takes an ISO 8601 duration apart; undefined for anything else. Weeks become seven days. */
export function parseDuration(text: string): DurationParts | undefined {
  if (text.length > 80) return undefined;
  const match = shape.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  return {
    years: part(1),
    months: part(2),
    days: part(3) * 7 + part(4),
    timeMs: (part(5) * 60 + part(6)) * 60_000 + Math.round(part(7) * 1000),
  };
}

/** Milliseconds of a duration without date parts (`PT8H`); undefined if it is none or has date parts. */
export function elapsedMs(text: string): number | undefined {
  const parts = parseDuration(text);
  if (parts === undefined || parts.years + parts.months + parts.days > 0) return undefined;
  return parts.timeMs;
}
