import { eitherOf, said, type Phrase } from '@fermata/model';
import type { Finding } from '../problem.ts';
import { pathText } from './references.ts';
import { partsOf, type Node } from '../syntax.ts';
import type { Type } from './schema.ts';
import { couldBe, describeType } from './type-names.ts';

/** What the check of one expression knows: the types of names, which paths `has()` guards, and what it has found. */
export interface Context {
  readonly names: { readonly [name: string]: Type };
  readonly guarded: readonly string[];
  /** Paths that the expression compares with null, or asks the `status` of. */
  readonly nullGuarded: readonly string[];
  readonly findings: Finding[];
}

/** The static paths that some `has()` in the expression asks for, with all the fields on the way. */
export function guardedPaths(root: Node): readonly string[] {
  const own = root.kind === 'has' ? prefixesOf(root.path) : [];
  return [...own, ...partsOf(root).flatMap(guardedPaths)];
}

function prefixesOf(node: Node): readonly string[] {
  if (node.kind !== 'field') return [];
  const path = pathText(node);
  return [...(path === undefined ? [] : [path]), ...prefixesOf(node.of)];
}

/** Reports unless a value of the type could be one of the named types. */
export function requireType(
  context: Context,
  type: Type,
  names: readonly string[],
  where: { at: number; of: Phrase | string },
): void {
  if (couldBe(type, names)) return;
  context.findings.push({
    code: 'expression.type',
    message: said`${{ of: where.of }} needs ${{ wanted: eitherOf(names) }}, got ${{ type: describeType(type) }}`,
    at: where.at,
  });
}
