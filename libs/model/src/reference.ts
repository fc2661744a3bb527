/** A reference to a published definition, taken apart. */
export type Reference =
  | { readonly name: string; readonly range: 'latest' }
  | { readonly name: string; readonly range: 'exact' | 'atLeast'; readonly version: number };

const shape = /^([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)(?:@(>=)?([1-9][0-9]{0,8}))?$/;
const nameShape = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

/** Takes `name@3`, `name@>=3` or `name` apart; undefined for anything else. */
export function parseReference(text: string): Reference | undefined {
  const match = shape.exec(text);
  const name = match?.[1];
  if (name === undefined) return undefined;
  if (match?.[3] === undefined) return { name, range: 'latest' };
  return { name, range: match[2] === undefined ? 'exact' : 'atLeast', version: Number(match[3]) };
}

/** Writes a reference; the inverse of {@link parseReference}. */
export function formatReference(reference: Reference): string {
  if (reference.range === 'latest') return reference.name;
  return `${reference.name}@${reference.range === 'atLeast' ? '>=' : ''}${reference.version}`;
}

/** Whether a published version satisfies a reference; the caller picks the latest of those that do. */
export function satisfiesReference(reference: Reference, version: number): boolean {
  if (reference.range === 'latest') return true;
  return reference.range === 'exact' ? version === reference.version : version >= reference.version;
}

/** Whether a text may name a definition. */
export function isDefinitionName(text: string): boolean {
  return text.length <= 100 && nameShape.test(text);
}
