'use client';
import { useCallback } from 'react';
import { pointer, resolvePointer } from '@fermata/model';
import { useDocument } from '../editor-context.tsx';

/** How a step is called on the canvas. */
export function useStepTitle(): (step: string) => string {
  const definition = useDocument(({ document }) => document.definition);
  return useCallback(
    (step) => {
      const title = resolvePointer(definition, pointer('steps', step, 'title'));
      return typeof title === 'string' && title !== '' ? title : step;
    },
    [definition],
  );
}
