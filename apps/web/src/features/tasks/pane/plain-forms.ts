import { plainLanguage } from '@fermata/expressions';
import {
  compileFormIn,
  createFormIn,
  isReadBy,
  type compileForm,
  type createForm,
  type FormPlan,
} from '@fermata/forms';

/** By what the forms of tasks are read and made. */
export interface Forms {
  readonly compile: typeof compileForm;
  readonly create: typeof createForm;
}

/** For forms that show values as they are and decide nothing by expressions: most of them, and without their weight. */
export const plainForms: Forms = Object.freeze<Forms>({
  compile: (definition, version) => compileFormIn(plainLanguage, definition, version),
  create: (plan, context) => createFormIn(plainLanguage, plan, context),
});

/** Whether the plan of a form has all of its meaning so. */
export function isPlain(plan: FormPlan): boolean {
  return isReadBy(plainLanguage, plan);
}
