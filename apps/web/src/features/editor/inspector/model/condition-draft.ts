import {
  bareOperators,
  readCondition,
  writeCondition,
  type Comparison,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionTree,
  type ConditionValue,
} from '@fermata/editing';

/** A comparison that says nothing yet. */
export const BLANK: Comparison = Object.freeze({ kind: 'compare', field: '', operator: 'is', value: '' });

/** What the builder shows for a source; always a group, so that there is a place for the next comparison. */
export function draftOf(source: string): ConditionGroup {
  const tree = source.trim() === '' ? undefined : readCondition(source);
  if (tree === undefined) return { kind: 'all', of: [] };
  return tree.kind === 'compare' ? { kind: 'all', of: [tree] } : tree;
}

/** The source of a draft: undefined while a comparison has no field yet; empty for an empty one. */
export function sourceOf(draft: ConditionGroup): string | undefined {
  if (draft.of.length === 0) return '';
  return isComplete(draft) ? writeCondition(draft) : undefined;
}

function isComplete(tree: ConditionTree): boolean {
  if (tree.kind !== 'compare') return tree.of.length > 0 && tree.of.every(isComplete);
  const { field, value } = tree;
  const isField = typeof value === 'object' && value !== null && 'field' in value;
  return field.trim() !== '' && (!isField || value.field.trim() !== '');
}

/** The comparison with another operator, and a value that fits it. */
export function withOperator(comparison: Comparison, operator: ConditionOperator): Comparison {
  const { kind, field, value = '' } = comparison;
  if (bareOperators.includes(operator)) return { kind, field, operator };
  const wantsList = operator === 'isOneOf' || operator === 'isNoneOf';
  if (wantsList) return { kind, field, operator, value: Array.isArray(value) ? value : listOf(value) };
  return { kind, field, operator, value: Array.isArray(value) ? (value[0] ?? '') : value };
}

function listOf(value: ConditionValue): readonly (string | number | boolean | null)[] {
  if (typeof value === 'object' && value !== null) return [];
  return value === '' ? [] : [value];
}

/** What a typed text means: a number, yes or no, or null where it reads so; a quoted or any other one is a text. */
export function scalarFrom(text: string, type: string | undefined): string | number | boolean | null {
  if (type === 'string') return text;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const [, quoted] = /^"(.*)"$/.exec(text) ?? [];
  return quoted ?? text;
}

/** The text of a value that {@link scalarFrom} reads back as it was. */
export function scalarText(value: string | number | boolean | null, type: string | undefined): string {
  if (typeof value !== 'string') return String(value);
  return scalarFrom(value, type) === value ? value : `"${value}"`;
}
