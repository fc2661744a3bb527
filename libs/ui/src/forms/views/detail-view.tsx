'use client';
import type { ReactNode } from 'react';
import type { FormPlan } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import { FormView } from '../form-view.tsx';
import type { FormPorts } from '../ports.ts';
import type { ComponentRegistry } from '../registry/registry.ts';

/** What every view is given. */
export interface ViewProperties {
  readonly plan: FormPlan;
  /** What is shown: what expressions see as `input`. */
  readonly input?: JsonValue;
  readonly ports?: FormPorts;
  readonly registry?: ComponentRegistry;
  readonly locale?: string;
  readonly zone?: string;
  readonly now?: string;
}

/** One thing, shown as its definition lays it out. */
export function DetailView(properties: ViewProperties): ReactNode {
  return <FormView {...properties} readOnly />;
}
