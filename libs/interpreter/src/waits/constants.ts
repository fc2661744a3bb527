import { isObject, type JsonValue } from '@fermata/model';
import type { Scope } from '../expression/evaluator.ts';

type Path = readonly string[];
type Fixed = Record<string, JsonValue>;

/**
 * What a scope holds at some paths, as a smaller scope of the same shape: later changes no longer reach an expression
 * that reads only these paths (rule W1). What is absent stays absent. A path through a list takes the list whole.
 */
export function fixPaths(scope: Scope, paths: readonly Path[]): Scope {
  const fixed: Fixed = {};
  for (const path of withoutInner(paths)) fixPath(scope, fixed, path);
  return fixed;
}

/** Shorter paths first, without those that lie inside of another. */
function withoutInner(paths: readonly Path[]): readonly Path[] {
  const kept: Path[] = [];
  for (const path of paths.toSorted((a, b) => a.length - b.length)) {
    if (!kept.some((outer) => outer.every((part, index) => part === path[index]))) kept.push(path);
  }
  return kept;
}

function fixPath(from: Readonly<Record<string, JsonValue>>, to: Fixed, path: Path): void {
  const [name, ...rest] = path;
  if (name === undefined || !Object.hasOwn(from, name)) return;
  const value = from[name] as JsonValue;
  if (rest.length === 0 || !isObject(value)) {
    to[name] = value;
    return;
  }
  const inner = Object.hasOwn(to, name) ? { ...(to[name] as Fixed) } : {};
  fixPath(value as Readonly<Record<string, JsonValue>>, inner, rest);
  to[name] = inner;
}
