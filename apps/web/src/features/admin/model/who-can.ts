import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { permissionsOf, roles, type Permission } from '@fermata/contracts';

/** Every permission there is, by name. */
export const permissions: readonly Permission[] = Object.freeze([...permissionsOf(roles)].sort());

/** Where a right can be asked for. */
export const places = Object.freeze(['anywhere', 'task', 'group', 'definition'] as const);

/** The question in the URL. */
export const whoCanParsers = {
  can: parseAsStringLiteral(permissions),
  at: parseAsStringLiteral(places).withDefault('anywhere'),
  of: parseAsString,
};

/** As the URL has it. */
export interface WhoCanQuestion {
  readonly can: Permission | null;
  readonly at: (typeof places)[number];
  readonly of: string | null;
}

/** What the API is asked; nothing while the question is not whole. */
export function whoCanQuery({ can, at, of }: WhoCanQuestion): Readonly<Record<string, string>> {
  const name = of?.trim() ?? '';
  if (can === null || (at !== 'anywhere' && name === '')) return {};
  return { permission: can, ...(at !== 'anywhere' && { [at]: name }) };
}

/** One cause of a right, taken apart for its words. */
export interface Cause {
  readonly kind: 'role' | 'group' | 'grant' | 'offer' | 'substitute' | 'start' | 'separation' | 'other';
  readonly of: string;
}

const kinds = Object.freeze([
  'role',
  'group',
  'grant',
  'offer',
  'substitute',
  'start',
  'separation',
] as const);

/** Takes `role:admin`, `grant:refunds/claim` or `offer` apart. */
export function causeOf(text: string): Cause {
  const colon = text.indexOf(':');
  const word = colon < 0 ? text : text.slice(0, colon);
  const kind = kinds.find((one) => one === word);
  return kind === undefined
    ? { kind: 'other', of: text }
    : { kind, of: colon < 0 ? '' : text.slice(colon + 1) };
}
