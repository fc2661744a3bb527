import type { CheckOptions, TypeScope } from '@fermata/expressions';
import { checkExpression, parseTemplate, problemAt, referencedPaths, sourcesOf } from '@fermata/expressions';
import type { JsonValue, Problem } from '@fermata/model';
import { extendPointer, isObject } from '@fermata/model';

/** Type findings about one bare expression. */
export function expressionProblems(
  source: unknown,
  path: string,
  scope: TypeScope,
  options?: CheckOptions,
): Problem[] {
  if (typeof source !== 'string' || namesUnknownStep(source, scope)) return [];
  return checkExpression(source, scope, options).problems.map((problem) => problemAt(path, problem));
}

/** Type findings about all expressions of a template, each at the text it stands in. */
export function templateProblems(value: JsonValue | undefined, path: string, scope: TypeScope): Problem[] {
  if (typeof value === 'string') return textProblems(value, path, scope);
  if (Array.isArray(value))
    return value.flatMap((entry, index) =>
      templateProblems(entry as JsonValue, extendPointer(path, index), scope),
    );
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    templateProblems(entry as JsonValue, extendPointer(path, key), scope),
  );
}

/** What is wrong with the text of a template itself, where no compiler judges it. */
export function syntaxProblems(value: JsonValue, path: string): Problem[] {
  const parsed = parseTemplate(value);
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => problemAt(path + problem.path, problem));
}

function textProblems(value: string, path: string, scope: TypeScope): Problem[] {
  const parsed = parseTemplate(value);
  return parsed.ok
    ? sourcesOf(parsed.template).flatMap((source) => expressionProblems(source, path, scope))
    : [];
}

/** The compiler reports unknown steps itself, with the nearest id. */
function namesUnknownStep(source: string, { steps }: TypeScope): boolean {
  const known = typeof steps === 'object' ? Object.keys(steps.properties ?? {}) : undefined;
  if (known === undefined) return false;
  return referencedPaths(source).some(
    ([root, id]) => root === 'steps' && id !== undefined && !known.includes(id),
  );
}
