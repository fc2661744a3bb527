import { parseExpression } from '../parse.ts';
import { partsOf, type FieldNode, type Node } from '../syntax.ts';

/** A path that an expression reads, from its root: `['steps', 'pay', 'output', 'id']`. All below its end may be read. */
export type ReferencedPath = readonly string[];

/**
 * The paths that an expression reads from its scope, each once, in order of appearance. A key that is only known at
 * run time ends its path, so the path then stands for everything below. Names bound by macros are left out. A text
 * that is no expression reads nothing.
 */
export function referencedPaths(source: string): readonly ReferencedPath[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [];
  const paths: ReferencedPath[] = [];
  collect(parsed.expression.root, [], paths);
  const keys = paths.map((path) => JSON.stringify(path));
  return paths.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}

function collect(node: Node, bound: readonly string[], into: ReferencedPath[]): void {
  const path = staticPath(node);
  if (path !== undefined && !bound.includes(path[0] as string)) into.push(path);
  if (path === undefined) collectParts(node, bound, into);
}

function collectParts(node: Node, bound: readonly string[], into: ReferencedPath[]): void {
  if (node.kind === 'macro') {
    const inner = [...bound, node.item];
    collect(node.over, bound, into);
    for (const part of partsOf(node).slice(1)) collect(part, inner, into);
  } else if (node.kind === 'call' && node.name === 'get' && node.args.length === 3) {
    collect({ ...node, args: node.args.slice(0, 2) }, bound, into);
    collect(node.args[2] as Node, bound, into);
  } else for (const part of partsOf(node)) collect(part, bound, into);
}

/** The path of a node that does nothing but go down from a name by fixed keys. */
export function staticPath(node: Node): readonly string[] | undefined {
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'field':
      return below(node.of, node.name);
    case 'has':
      return staticPath(node.path);
    case 'index':
      return node.key.kind === 'literal' ? below(node.of, node.key.value) : undefined;
    case 'call':
      return node.name === 'get' && node.args.length === 2 ? pathOfGet(node.args) : undefined;
    default:
      return undefined;
  }
}

function below(of: Node, key: string | number | boolean | null): readonly string[] | undefined {
  const path = staticPath(of);
  return path !== undefined && (typeof key === 'string' || typeof key === 'number')
    ? [...path, String(key)]
    : undefined;
}

function pathOfGet([of, key]: readonly Node[]): readonly string[] | undefined {
  if (of === undefined || key?.kind !== 'literal') return undefined;
  return typeof key.value === 'string' && key.value.includes('.') ? staticPath(of) : below(of, key.value);
}

/** The static path of a field as one text, to compare paths by; undefined if it is not static. */
export function pathText(node: FieldNode): string | undefined {
  const path = staticPath(node);
  return path === undefined ? undefined : JSON.stringify(path);
}
