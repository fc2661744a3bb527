import type { JsonValue } from '@fermata/model';
import type { Template } from '@fermata/expressions';
import type { Assignment } from '../effect.ts';
import type { Reader } from '../expression/reader.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanAssign, PlanPeople } from '../plan/steps.ts';

const NAMES = Object.freeze(['users', 'groups', 'roles', 'managerOf'] as const);
const LISTS = Object.freeze([...NAMES, 'not', 'skills'] as const);

type Lists = Readonly<Partial<Record<(typeof LISTS)[number], readonly string[]>>>;

/**
 * Evaluates who may see a task. Lists inside lists are joined, a null stands for nobody; nobody at all is the error
 * `assign.empty` (rule M1), anything that is no name is `assign.invalid`. What the plan does not say stays absent.
 */
export function readPeople(read: Reader, people: PlanPeople): Result<Assignment> {
  const values = read.values(templatesOf(people));
  if (!values.ok) return values;
  const lists = listsOf(values.value);
  if (lists === undefined) return failed('assign.invalid', 'users and groups must be names');
  if (NAMES.every((name) => (lists[name] ?? []).length === 0)) {
    return failed('assign.empty', 'nobody is assigned');
  }
  const { users = [], groups = [], not = [], ...more } = lists;
  return ok({ users, groups, not, ...more });
}

/** As {@link readPeople}, with how the task finds its one person (rule M4). */
export function readAssign(read: Reader, assign: PlanAssign): Result<Assignment> {
  const people = readPeople(read, assign);
  if (!people.ok) return people;
  const { separateFrom, case: one, likeStep, give } = assign;
  return ok({
    ...people.value,
    ...(separateFrom === undefined ? {} : { separateFrom }),
    ...(one === undefined ? {} : { case: one }),
    ...(likeStep === undefined ? {} : { likeStep }),
    ...(give === undefined ? {} : { give }),
  });
}

/** Who is shut out, as far as it can be read: what fails names nobody. */
export function readNot(read: Reader, { not }: PlanPeople): readonly string[] {
  const values = read.values({ not });
  return (values.ok ? names(values.value['not'] ?? null) : undefined) ?? [];
}

/** Names of all who are meant, for people to read. */
export function whoIsMeant(assign: Assignment | undefined): string {
  if (assign === undefined) return '';
  const { groups, users, roles = [], managerOf = [] } = assign;
  return [...groups, ...roles, ...users, ...managerOf.map((user) => `manager of ${user}`)].join(', ');
}

function templatesOf(people: PlanAssign): Readonly<Record<string, Template>> {
  const entries = LISTS.map((name) => [name, people[name]] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [(typeof LISTS)[number], Template] => entry[1] !== undefined),
  );
}

function listsOf(values: Readonly<Record<string, JsonValue>>): Lists | undefined {
  const lists = LISTS.filter((name) => Object.hasOwn(values, name)).map(
    (name) => [name, names(values[name] ?? null)] as const,
  );
  return lists.every(([, list]) => list !== undefined) ? (Object.fromEntries(lists) as Lists) : undefined;
}

function names(value: JsonValue): readonly string[] | undefined {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(names);
  return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
}
