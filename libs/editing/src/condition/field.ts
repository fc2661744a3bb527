import { isCelWord } from '@fermata/model';
import { parseExpression, type Parsed } from '@fermata/expressions';

/** A node of the syntax tree of an expression. */
export type Node = Parsed['root'];

const NAME = /^[A-Za-z_]\w*$/;

/** The path that a node reads by fixed keys, as text; undefined for anything else. */
export function pathOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'field') return below(node.of, node.name);
  if (node.kind !== 'index' || node.key.kind !== 'literal') return undefined;
  const { value } = node.key;
  return typeof value === 'string' || typeof value === 'number' ? below(node.of, value) : undefined;
}

function below(of: Node, key: string | number): string | undefined {
  const path = pathOf(of);
  return path === undefined ? undefined : extendPath(path, key);
}

/** A path with a key more: `.name` where that can be written, else in brackets. */
export function extendPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return NAME.test(key) && !isCelWord(key) ? `${path}.${key}` : `${path}[${literalText(key)}]`;
}

/** A path as it is always written; undefined for a text that is none. */
export function normalPath(text: string): string | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? pathOf(parsed.expression.root) : undefined;
}

/** A value as an expression says it. */
export function literalText(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
