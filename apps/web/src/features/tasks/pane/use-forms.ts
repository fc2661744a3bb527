'use client';
import { useMemo } from 'react';
import type { FormPlan } from '@fermata/forms';
import { isPlain, plainForms, type Forms } from './plain-forms.ts';
import { useCode, type Code, type Loaded } from './use-code.ts';

const whole: Code<Forms> = {
  name: 'forms',
  load: async () => (await import('./whole-forms.ts')).wholeForms,
};

/**
 * By what a plan is read: what reads expressions comes with the first form that has any. Until then the form is not
 * shown, so nobody decides by half of it.
 */
export function useForms(plan: FormPlan | undefined): Loaded<Forms> {
  const isWhole = useMemo(() => plan !== undefined && !isPlain(plan), [plan]);
  return useCode(whole, isWhole, plainForms);
}
