import type { Selection } from '@fermata/ui';
import type { EditParts } from './edit.ts';

/**
 * Changes of whole steps: they read every expression that may name them, and the reader of expressions is heavy. It
 * comes with the first selection, or with the first such change.
 */
export const stepEdits = () => import('./edit-steps.ts');

/** Takes away what is selected now, whatever is selected when the change is made. */
export function removeSelection(parts: EditParts, selection: Selection): void {
  void stepEdits().then(({ removeSelected }) => removeSelected(parts, selection));
}
