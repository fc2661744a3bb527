/**
 * Whether an event's type is meant by an event definition's type: they are equal, or the definition's ends in `.*`
 * and the event's begins with what stands before it (`github.issues.*` means `github.issues.opened`, and also
 * `github.issues` itself).
 */
export function matchesEventType(declared: string, type: string): boolean {
  if (!declared.endsWith('.*')) return declared === type;
  const prefix = declared.slice(0, -2);
  return type === prefix || type.startsWith(`${prefix}.`);
}

/**
 * Every declared type that means an event of this type, for a look-up by equality in an index: `a.b` is meant by `a.b`,
 * `a.b.*` and `a.*`.
 */
export function declaredTypesFor(type: string): string[] {
  const parts = type.split('.');
  const prefixes = parts.map((_part, index) => `${parts.slice(0, index + 1).join('.')}.*`);
  return [type, ...prefixes];
}
