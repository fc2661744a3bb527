import { getMetadataStorage } from 'class-validator';

/**
 * A body without the members that are null and may only be left out (`@IsOptional()`): the validator lets a null pass
 * there, and no handler is made for one. Members for which null means something say so themselves (`@ValidateIf()`).
 */
export function withoutNulls(
  body: Readonly<Record<string, unknown>>,
  dto: unknown,
): Readonly<Record<string, unknown>> {
  if (typeof dto !== 'function' || !Object.values(body).includes(null)) return body;
  const optional = optionalMembers(dto);
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => value !== null || !optional.has(name)),
  );
}

function optionalMembers(dto: object): ReadonlySet<string> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto as never, '', false, false);
  return new Set(rules.filter(({ name }) => name === 'isOptional').map(({ propertyName }) => propertyName));
}
