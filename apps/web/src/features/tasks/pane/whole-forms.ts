import { compileForm, createForm } from '@fermata/forms';
import type { Forms } from './plain-forms.ts';

/** For every form: with all of the language. */
export const wholeForms: Forms = Object.freeze({ compile: compileForm, create: createForm });
