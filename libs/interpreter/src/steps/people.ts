import type { JsonValue } from '@fermata/model';
import type { Assignment } from '../effect.ts';
import type { Reader } from '../expression/reader.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanPeople } from '../plan/steps.ts';

/**
 * Evaluates who may see a task. Lists inside lists are joined, a null stands for nobody; nobody at all is the error
 * `assign.empty` (rule M1), anything that is no name is `assign.invalid`.
 */
export function readPeople(read: Reader, people: PlanPeople): Result<Assignment> {
  const lists = read.values({ users: people.users, groups: people.groups, not: people.not });
  if (!lists.ok) return lists;
  const [users, groups, not] = ['users', 'groups', 'not'].map((key) => names(lists.value[key] ?? null));
  if (users === undefined || groups === undefined || not === undefined) {
    return failed('assign.invalid', 'users and groups must be names');
  }
  if (users.length + groups.length === 0) return failed('assign.empty', 'nobody is assigned');
  return ok({ users, groups, not });
}

function names(value: JsonValue): readonly string[] | undefined {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(names);
  return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
}
