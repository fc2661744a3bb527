import { fixOf } from '@fermata/editing';
import type { JsonObject, Problem } from '@fermata/model';
import type { EditorParts } from '../editor-context.tsx';
import { commit, definitionOf } from './edit.ts';

/** Whether a problem can be mended by one click. */
export function canFix(definition: JsonObject, problem: Problem): boolean {
  return fixOf(definition, problem) !== undefined;
}

/** Mends it, as a change that can be undone. */
export function fix(parts: EditorParts, problem: Problem): void {
  const change = fixOf(definitionOf(parts), problem);
  if (change !== undefined) commit(parts, change);
}
