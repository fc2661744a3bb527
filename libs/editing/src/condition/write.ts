import { literalText, normalPath } from './field.ts';
import type { Comparison, ConditionGroup, ConditionOperator, ConditionTree, ConditionValue } from './tree.ts';

type Writer = (field: string, value: string) => string;

const WRITERS: Readonly<Record<ConditionOperator, Writer>> = Object.freeze({
  isTrue: (field: string) => field,
  isFalse: (field: string) => `!${field}`,
  exists: existence,
  missing: (field: string) => negatedExistence(field),
  is: (field: string, value: string) => `${field} == ${value}`,
  isNot: (field: string, value: string) => `${field} != ${value}`,
  less: (field: string, value: string) => `${field} < ${value}`,
  atMost: (field: string, value: string) => `${field} <= ${value}`,
  more: (field: string, value: string) => `${field} > ${value}`,
  atLeast: (field: string, value: string) => `${field} >= ${value}`,
  isOneOf: (field: string, value: string) => `${field} in ${value}`,
  isNoneOf: (field: string, value: string) => `!(${field} in ${value})`,
  contains: (field: string, value: string) => `${field}.contains(${value})`,
  containsNot: (field: string, value: string) => `!${field}.contains(${value})`,
  startsWith: (field: string, value: string) => `${field}.startsWith(${value})`,
  endsWith: (field: string, value: string) => `${field}.endsWith(${value})`,
  includes: (field: string, value: string) => `${value} in ${field}`,
  includesNot: (field: string, value: string) => `!(${value} in ${field})`,
});

/** A key in brackets cannot be asked for by `has`; a name alone is always there. */
function existence(field: string): string {
  const [, of, key] = /^(.+)\[('.*'|\d+)\]$/.exec(field) ?? [];
  if (of !== undefined && key !== undefined) return `${key} in ${of}`;
  return field.includes('.') ? `has(${field})` : `${field} != null`;
}

function negatedExistence(field: string): string {
  const text = existence(field);
  return text.startsWith('has(') ? `!${text}` : `!(${text})`;
}

/** A condition as an expression. An empty group of all holds, one of any does not. */
export function writeCondition(tree: ConditionTree): string {
  return tree.kind === 'compare' ? writeComparison(tree) : writeGroup(tree);
}

function writeGroup({ kind, of }: ConditionGroup): string {
  const [only] = of;
  if (only === undefined) return kind === 'all' ? 'true' : 'false';
  if (of.length === 1) return writeCondition(only);
  const parts = of.map((part) => {
    const text = writeCondition(part);
    return part.kind === 'compare' || part.of.length < 2 ? text : `(${text})`;
  });
  return parts.join(kind === 'all' ? ' && ' : ' || ');
}

function writeComparison({ field, operator, value }: Comparison): string {
  return WRITERS[operator](normalPath(field) ?? field, valueText(value ?? null));
}

function valueText(value: ConditionValue): string {
  if (Array.isArray(value)) return `[${value.map((one) => literalText(one as string)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return literalText(value);
  const { field } = value as { readonly field: string };
  return normalPath(field) ?? field;
}
