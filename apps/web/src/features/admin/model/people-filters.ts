import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { roles } from '@fermata/contracts';
import type { PeopleFilter } from '../api/people.ts';

/** What an account can be. */
export const statuses = Object.freeze(['active', 'invited', 'disabled'] as const);

/** The filters of people, and who is open, in the URL. */
export const peopleParsers = {
  q: parseAsString,
  role: parseAsStringLiteral(roles),
  status: parseAsStringLiteral(statuses),
  group: parseAsString,
  person: parseAsString,
};

/** As the URL has them. */
export interface PeopleFilters {
  readonly q: string | null;
  readonly role: (typeof roles)[number] | null;
  readonly status: (typeof statuses)[number] | null;
  readonly group: string | null;
  readonly person: string | null;
}

/** What the API is asked; what is empty is not asked for. */
export function peopleQuery({ q, role, status, group }: PeopleFilters): PeopleFilter {
  const text = q?.trim();
  return {
    ...(text !== undefined && text !== '' && { text }),
    ...(role !== null && { role }),
    ...(status !== null && { status }),
    ...(group !== null && { group }),
  };
}
