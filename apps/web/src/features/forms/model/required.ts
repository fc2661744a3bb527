import type { JsonValue } from '@fermata/model';

/** The names that a schema demands, with one more or one less; undefined when none is left. */
export function requiredChange(
  required: readonly JsonValue[],
  field: string,
  isRequired: boolean,
): JsonValue | undefined {
  const others = required.filter((name) => name !== field);
  const next = isRequired ? [...others, field] : others;
  return next.length === 0 ? undefined : next;
}
