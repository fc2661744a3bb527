/**
 * Changes of whole steps: they read every expression that may name them, and the reader of expressions is heavy. It
 * comes with the first selection, or with the first such change.
 */
export const stepEdits = () => import('./edit-steps.ts');
