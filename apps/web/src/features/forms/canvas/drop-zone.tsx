'use client';
import type { ReactNode } from 'react';
import { useDndContext, useDroppable } from '@dnd-kit/core';
import { pathOf, type Place } from '../model/place.ts';

/** A gap between components, where one can be dropped. */
export function DropZone({ list, index }: Place): ReactNode {
  const { setNodeRef, isOver } = useDroppable({
    id: `gap:${pathOf({ list, index })}`,
    data: { list, index },
  });
  const { active } = useDndContext();
  return (
    <div
      ref={setNodeRef}
      className="fm-designer-gap"
      data-over={isOver || undefined}
      data-open={active !== null || undefined}
      aria-hidden="true"
    />
  );
}
