import type { FormPlan, PlanNode } from '@fermata/forms';
import {
  errorAt,
  isObject,
  pointer,
  pointerParts,
  said,
  type JsonValue,
  type Phrase,
  type Problem,
} from '@fermata/model';
import { FileRepository, type FileRow, type Transaction } from '@fermata/persistence';

/** A file as an answer names it, and where. */
interface Named {
  readonly path: string;
  readonly value: unknown;
}

/** To what the files of an answer have to belong: to its task, or, before there is one, to who gives it. */
export type FileOwner = { readonly taskId: string } | { readonly person: string };

/**
 * What is wrong with the files that an answer names: each was added for this very task, or for none by the person who
 * answers early, and is called what it is. So an answer never shows a file to somebody who could not see it, nor under
 * another name.
 */
export async function fileProblems(
  tx: Transaction,
  owner: FileOwner,
  plan: FormPlan,
  answer: JsonValue,
): Promise<readonly Problem[]> {
  const named = filePatterns(plan.nodes).flatMap((pattern) => filesAt(answer, pattern, []));
  if (named.length === 0) return [];
  const ids = named.flatMap(({ value }) =>
    isObject(value) && typeof value['id'] === 'string' ? [value['id']] : [],
  );
  const known = new Map((await new FileRepository(tx).find(ids)).map((row) => [row.id, row]));
  return named
    .filter(({ value }) => !isOf(value, owner, known))
    .map(({ path }) => errorAt(path, 'form.file', notOf(owner)));
}

/** Patterns of all fields that hold files. */
export function filePatterns(nodes: readonly PlanNode[]): readonly (readonly string[])[] {
  return nodes.flatMap(({ component, field, children }) => [
    ...(component === 'file' && field !== undefined ? [pointerParts(field)] : []),
    ...filePatterns(children),
  ]);
}

/** The files at a pattern: one, or each of a list. */
export function filesAt(
  value: JsonValue | undefined,
  pattern: readonly string[],
  place: readonly (string | number)[],
): readonly Named[] {
  if (value === undefined || value === null) return [];
  const [part, ...rest] = pattern;
  if (Array.isArray(value) && (part === undefined || part === '*'))
    return value.flatMap((item, index) => filesAt(item as JsonValue, rest, [...place, index]));
  if (part === undefined) return [{ path: pointer(...place), value }];
  if (!isObject(value) || !Object.hasOwn(value, part)) return [];
  return filesAt(value[part] as JsonValue, rest, [...place, part]);
}

function notOf(owner: FileOwner): Phrase {
  return 'taskId' in owner
    ? said`This is no file of this task.`
    : said`This is no file that you have added here.`;
}

function belongs({ taskId, uploadedBy }: FileRow, owner: FileOwner): boolean {
  if ('taskId' in owner) return taskId === owner.taskId;
  return taskId === null && uploadedBy === owner.person;
}

function isOf(value: unknown, owner: FileOwner, known: ReadonlyMap<string, FileRow>): boolean {
  const row = isObject(value) ? known.get(String(value['id'])) : undefined;
  if (row === undefined || !belongs(row, owner) || !isObject(value)) return false;
  return (['name', 'type', 'size'] as const).every((name) => value[name] === row[name]);
}
