import type { JsonValue } from './json.ts';

/** A moment, in milliseconds since 1970 UTC. It leaves an expression as an RFC 3339 text in UTC. */
export class Timestamp {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
    Object.freeze(this);
  }
}

/** A length of time: calendar months (in UTC) and milliseconds. It leaves an expression as an ISO 8601 text. */
export class Duration {
  readonly months: number;
  readonly ms: number;

  constructor(months: number, ms: number) {
    this.months = months;
    this.ms = ms;
    Object.freeze(this);
  }
}

/** What an expression can yield while it runs: JSON, a moment or a length of time, also inside lists and objects. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | Timestamp
  | Duration
  | { readonly [key: string]: Value };

/** An object of fields, as opposed to a list, a moment or a length of time. */
export type Fields = { readonly [key: string]: Value };

/** What expressions read: each bound name with its JSON value. */
export type Scope = { readonly [name: string]: JsonValue | undefined };

/** The words for the types of values, also what `type(x)` yields. */
export type TypeName =
  'null' | 'boolean' | 'number' | 'string' | 'list' | 'object' | 'timestamp' | 'duration' | 'unknown';

/** True for an object of fields. */
export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Timestamp) &&
    !(value instanceof Duration)
  );
}

/** The type of a value, in the words of the language. */
export function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value as TypeName;
    case 'object':
      return typeOfObject(value);
    default:
      return 'unknown';
  }
}

function typeOfObject(value: object): TypeName {
  if (Array.isArray(value)) return 'list';
  if (value instanceof Timestamp) return 'timestamp';
  return value instanceof Duration ? 'duration' : 'object';
}
