import type { JsonObject, JsonValue } from '@fermata/model';

/** How a value is written: by its kind where it has one, else by what it is. */
export interface Writing {
  readonly locale: string;
  readonly zone: string;
  /** `money`, `number`, `percent`, `date`, `time`, `date-time`, `text`. */
  readonly format?: string;
  /** ISO 4217 code of money. */
  readonly currency?: string;
  readonly yes: string;
  readonly no: string;
}

/** A value as a line of text for people; objects and lists of objects have no such line and come as JSON. */
export function written(value: JsonValue | undefined, how: Writing): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? how.yes : how.no;
  if (typeof value === 'number') return writtenNumber(value, how);
  if (typeof value === 'string') return writtenText(value, how);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((one) => written(one, how)).join(', ');
  return nameOf(value as JsonObject) ?? JSON.stringify(value);
}

function nameOf(value: JsonObject): string | undefined {
  const found = value['title'] ?? value['name'] ?? value['label'];
  return typeof found === 'string' ? found : undefined;
}

function writtenNumber(value: number, { locale, format, currency }: Writing): string {
  if (format === 'text') return String(value);
  return numberFormat(locale, format, currency).format(value);
}

/** The format of a kind of number; of money, with its currency. */
export function numberFormat(locale: string, format?: string, currency?: string): Intl.NumberFormat {
  if (format === 'money' && currency !== undefined && isCurrency(currency))
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  if (format === 'percent')
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
}

/** Whether a text may be a currency: three letters. */
export function isCurrency(text: string): boolean {
  return /^[A-Za-z]{3}$/.test(text);
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const day = /^\d{4}-\d\d-\d\d$/;
const clock = /^\d\d:\d\d(:\d\d)?/;

function writtenText(value: string, { locale, zone, format }: Writing): string {
  if (format === 'text') return value;
  if (moment.test(value)) return writtenMoment(value, locale, zone);
  if ((format === 'date' || format === undefined) && day.test(value)) return writtenDay(value, locale);
  if (format === 'time' && clock.test(value)) return writtenClock(value, locale);
  return value;
}

function writtenMoment(value: string, locale: string, timeZone: string): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const zoned = new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  return `${zoned} (${timeZone})`;
}

function writtenDay(value: string, locale: string): string {
  const at = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

function writtenClock(value: string, locale: string): string {
  const at = new Date(`1970-01-01T${value.slice(0, 5)}:00Z`);
  if (Number.isNaN(at.getTime())) return value;
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}
