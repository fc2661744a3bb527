'use client';
import type { ReactNode } from 'react';
import {
  DndContext,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { useCommit, useForm } from '../designer-context.tsx';
import { addComponent, moveComponent } from '../model/form-changes.ts';
import type { Place } from '../model/place.ts';

/** What is dragged: a component that is there, or a kind from the palette. */
interface Dragged {
  readonly path?: string;
  readonly component?: string;
}

/** Dragging with a pointer; every move has a key too, so dragging is never the only way. */
export function DragDesk({ children }: { readonly children: ReactNode }): ReactNode {
  const definition = useForm();
  const commit = useCommit();
  const words = useTranslations('forms.drag');
  // A click is no drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const drop = ({ active, over }: DragEndEvent) => {
    const place = over?.data.current as Place | undefined;
    const { path, component } = (active.data.current ?? {}) as Dragged;
    if (place === undefined) return;
    if (component !== undefined) commit(addComponent(definition, component, place));
    else if (path !== undefined) commit(moveComponent(definition, path, place));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ screenReaderInstructions: { draggable: words('instructions') } }}
      onDragEnd={drop}
    >
      {children}
    </DndContext>
  );
}
