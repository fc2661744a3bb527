import { wholeLanguage } from '@fermata/expressions';
import { createFormIn } from './create-form-in.ts';
import type { FormContext } from './engine/form-program.ts';
import type { FormPlan } from './plan.ts';
import type { Form } from './state.ts';

/** A form for one person, with what the step gives. Make it once and keep it: it holds what it parsed. */
export function createForm(plan: FormPlan, context: FormContext): Form {
  return createFormIn(wholeLanguage, plan, context);
}
