import type { JsonObject, Problem } from '@fermata/model';
import type { EditorParts } from '../editor-context.tsx';

/** Whether a problem can be mended by one click. */
export function canFix(definition: JsonObject, problem: Problem): boolean {
  void definition;
  void problem;
  return false;
}

/** Mends it. */
export function fix(parts: EditorParts, problem: Problem): void {
  void parts;
  void problem;
}
