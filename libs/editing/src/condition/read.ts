import { parseExpression } from '@fermata/expressions';
import { pathOf, type Node } from './field.ts';
import type { Comparison, ConditionGroup, ConditionOperator, ConditionTree, ConditionValue } from './tree.ts';

/** A condition as a person builds it; undefined for an expression that says more than such a condition can. */
export function readCondition(source: string): ConditionTree | undefined {
  const parsed = parseExpression(source);
  return parsed.ok ? treeOf(parsed.expression.root) : undefined;
}

function treeOf(node: Node): ConditionTree | undefined {
  if (node.kind === 'and') return groupOf('all', [node.left, node.right]);
  if (node.kind === 'or') return groupOf('any', [node.left, node.right]);
  return comparisonOf(node);
}

/** Groups within groups of their own kind say the same as one group. */
function groupOf(kind: ConditionGroup['kind'], parts: readonly Node[]): ConditionGroup | undefined {
  const of: ConditionTree[] = [];
  for (const part of parts) {
    const tree = treeOf(part);
    if (tree === undefined) return undefined;
    of.push(...(tree.kind === kind ? tree.of : [tree]));
  }
  return { kind, of };
}

function comparisonOf(node: Node): Comparison | undefined {
  const field = pathOf(node);
  if (field !== undefined) return compare(field, 'isTrue');
  if (node.kind === 'not') return negated(node.of);
  if (node.kind === 'has') return compare(pathOf(node.path), 'exists');
  if (node.kind === 'call') return calling(node);
  return node.kind === 'binary' ? binary(node) : undefined;
}

const OPPOSITES: Readonly<Partial<Record<ConditionOperator, ConditionOperator>>> = Object.freeze({
  isTrue: 'isFalse',
  exists: 'missing',
  isOneOf: 'isNoneOf',
  contains: 'containsNot',
  includes: 'includesNot',
});

function negated(node: Node): Comparison | undefined {
  const inner = comparisonOf(node);
  const operator = inner === undefined ? undefined : OPPOSITES[inner.operator];
  return inner === undefined || operator === undefined ? undefined : { ...inner, operator };
}

const CALLS = Object.freeze(['contains', 'startsWith', 'endsWith'] as const);

function calling({ name, args }: Extract<Node, { kind: 'call' }>): Comparison | undefined {
  const operator = CALLS.find((one) => one === name);
  const [of, value] = args;
  if (operator === undefined || of === undefined || value?.kind !== 'literal') return undefined;
  return typeof value.value === 'string' ? compare(pathOf(of), operator, value.value) : undefined;
}

const OPERATORS: Readonly<Record<string, ConditionOperator>> = Object.freeze({
  '==': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
});

const MIRRORED: Readonly<Record<string, string>> = Object.freeze({
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
});

function binary({ operator, left, right }: Extract<Node, { kind: 'binary' }>): Comparison | undefined {
  if (operator === 'in') return within(left, right);
  const field = pathOf(left);
  const isMirrored = field === undefined;
  const name = OPERATORS[isMirrored ? (MIRRORED[operator] ?? '') : operator];
  const value = valueOf(isMirrored ? left : right);
  if (name === undefined || value === undefined || Array.isArray(value)) return undefined;
  return compare(isMirrored ? pathOf(right) : field, name, value);
}

function within(left: Node, right: Node): Comparison | undefined {
  const value = valueOf(left);
  if (right.kind === 'list') {
    const values = valueOf(right);
    return Array.isArray(values) ? compare(pathOf(left), 'isOneOf', values) : undefined;
  }
  if (value === undefined || Array.isArray(value)) return undefined;
  return typeof value === 'object' && value !== null ? undefined : compare(pathOf(right), 'includes', value);
}

function valueOf(node: Node): ConditionValue | undefined {
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'list') {
    const values = node.items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
    return values.length === node.items.length ? values : undefined;
  }
  const field = pathOf(node);
  return field === undefined ? undefined : { field };
}

function compare(
  field: string | undefined,
  operator: ConditionOperator,
  value?: ConditionValue,
): Comparison | undefined {
  if (field === undefined) return undefined;
  return { kind: 'compare', field, operator, ...(value === undefined ? {} : { value }) };
}
