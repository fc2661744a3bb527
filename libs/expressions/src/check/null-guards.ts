import { partsOf, type Node } from '../syntax.ts';
import { staticPath } from './references.ts';

/**
 * The static paths that an expression asks about before it goes on: compared with null, or with a `status` beside them
 * that it reads, which says whether there is anything. Coarse, as `has()` is: where in the expression does not matter.
 */
export function nullGuards(root: Node): readonly string[] {
  return [...ownGuards(root), ...partsOf(root).flatMap(nullGuards)];
}

function ownGuards(node: Node): readonly string[] {
  if (node.kind === 'binary' && (node.operator === '==' || node.operator === '!=')) {
    if (isNull(node.right)) return textOf(staticPath(node.left));
    return isNull(node.left) ? textOf(staticPath(node.right)) : [];
  }
  if (node.kind !== 'field' || node.name !== 'status') return [];
  const path = staticPath(node.of);
  return path === undefined ? [] : ['output', 'error'].map((name) => JSON.stringify([...path, name]));
}

function isNull(node: Node): boolean {
  return node.kind === 'literal' && node.value === null;
}

function textOf(path: readonly string[] | undefined): readonly string[] {
  return path === undefined ? [] : [JSON.stringify(path)];
}
