'use client';
import { useMemo } from 'react';
import type { FormPlan } from '@fermata/forms';
import { isUsual, usual, type ComponentRegistry } from '@fermata/ui';
import { useCode, type Code, type Loaded } from './use-code.ts';

const whole: Code<ComponentRegistry> = {
  name: 'components',
  load: async () => (await import('./whole-components.ts')).wholeComponents,
};

/**
 * By what a plan is drawn: files, signatures, tables and the like come with the first form that has any. Until then the
 * form is not shown, so nothing in it comes late.
 */
export function useComponents(plan: Pick<FormPlan, 'nodes'> | undefined): Loaded<ComponentRegistry> {
  const isWhole = useMemo(() => plan !== undefined && !isUsual(plan), [plan]);
  return useCode(whole, isWhole, usual);
}
