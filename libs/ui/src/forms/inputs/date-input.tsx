'use client';
import type { ReactNode } from 'react';
import type { InputProperties } from '../registry/registration.ts';
import { textOf } from './values.ts';

/** A day without a time. */
export function DateInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const { options } = state.node;
  return (
    <input
      {...control}
      className="fm-input fm-date"
      type="date"
      value={textOf(value)}
      min={textOf(options['min']) || undefined}
      max={textOf(options['max']) || '9999-12-31'}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
