'use client';
import type { ReactNode } from 'react';
import type { LayoutProperties } from '../registry/registration.ts';
import { FormChildren } from '../frame/form-children.tsx';
import { numberIn } from '../inputs/values.ts';

const most = 4;

/** Components side by side where there is room, below each other where there is none. */
export function ColumnsLayout({ state }: LayoutProperties): ReactNode {
  const { options, children } = state.node;
  const count = Math.min(most, Math.max(1, numberIn(options, 'columns') ?? children.length));
  return (
    <div className="fm-columns" data-columns={count}>
      <FormChildren of={state.key} />
    </div>
  );
}
