import { wholeLanguage } from '@fermata/expressions';
import type { FormPlan } from '../plan.ts';
import { compileFormIn } from './compile-form-in.ts';

/**
 * Compiles a component definition, whatever is wrong with it: problems stand in the plan, and what cannot be understood
 * is left out. Without a layout one is made from the schemas. Never throws.
 */
export function compileForm(definition: unknown, version?: number): FormPlan {
  return compileFormIn(wholeLanguage, definition, version);
}
