'use client';
import { useMay } from '../session/use-me.ts';
import { areas, type Area } from './areas.ts';

/** The areas that the person may use, in order. */
export function useAreas(): readonly Area[] {
  const may = useMay();
  return areas.filter(
    ({ needs, needsOneOf }) =>
      (needs === undefined || may(needs)) && (needsOneOf === undefined || needsOneOf.some(may)),
  );
}
