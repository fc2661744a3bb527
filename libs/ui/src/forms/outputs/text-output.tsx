'use client';
import type { ReactNode } from 'react';
import type { OutputProperties } from '../registry/registration.ts';
import { useWriting } from './use-writing.ts';

/** A paragraph, as it stands. */
export function TextOutput({ state, value }: OutputProperties): ReactNode {
  const write = useWriting(state.node);
  return <p className="fm-text">{write(value)}</p>;
}
