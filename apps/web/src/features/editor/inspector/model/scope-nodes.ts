import { scopeAt, type ScopeField, type ScopePlace } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import type { Known } from '@fermata/validation';

/** Something that an expression may read, as a branch of a tree. */
export interface ScopeNode {
  readonly name: string;
  /** What to write to read it. */
  readonly expression: string;
  /** Title or type, for people. */
  readonly note: string | undefined;
  /** Whether it may not be there yet when the expression is read. */
  readonly isUncertain: boolean;
  readonly children: readonly ScopeNode[];
}

/** What an expression at a place may read. */
export function scopeNodes(
  definition: JsonObject,
  place: ScopePlace,
  known: Known | undefined,
): readonly ScopeNode[] {
  const fields = scopeAt(definition, place, known?.references ?? {});
  return fields.toSorted((one, other) => rankOf(one) - rankOf(other)).map(nodeOf);
}

/** In the order in which people look for them: what the instance was given, what it has, what only this step has. */
const ORDER = Object.freeze(['input', 'vars', 'steps', 'item', 'event', 'output', 'error']);

function rankOf({ name }: ScopeField): number {
  const rank = ORDER.indexOf(name);
  return rank < 0 ? ORDER.length : rank;
}

function nodeOf(field: ScopeField): ScopeNode {
  return {
    name: field.name,
    expression: field.path,
    note: field.title ?? field.type,
    isUncertain: !field.certain,
    children: field.fields.map(nodeOf),
  };
}

/** All fields of a scope that have a value of their own, for choosing one by its path. */
export function leavesOf(fields: readonly ScopeField[]): readonly ScopeField[] {
  return fields.flatMap((field) => (field.fields.length === 0 ? [field] : leavesOf(field.fields)));
}
