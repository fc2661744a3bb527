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
