'use client';
import { useMemo } from 'react';
import { placeOf, type ScopePlace } from '@fermata/editing';
import { resolvePointer } from '@fermata/model';
import { usePanel } from '../panel-context.tsx';

/** Where the expression at a path stands: the event that a trigger names is known there too. */
export function usePlace(path: string): ScopePlace {
  const { definition } = usePanel();
  const [, first, index] = path.split('/');
  const event = first === 'triggers' ? resolvePointer(definition, `/triggers/${index}/event`) : undefined;
  const name = typeof event === 'string' ? event : undefined;
  return useMemo(() => ({ ...placeOf(path), ...(name === undefined ? {} : { event: name }) }), [path, name]);
}
