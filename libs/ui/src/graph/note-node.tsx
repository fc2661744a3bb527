'use client';
import { memo, type ReactNode } from 'react';
import { NodeResizer, type NodeProps } from '@xyflow/react';
import { useCanvas } from './canvas-context.ts';
import { nameId, type NoteBox } from './flow.ts';

/** A note: its text as it was written. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteBox>): ReactNode {
  const { isEditable, tell } = useCanvas();
  const { note } = data;
  return (
    <div className="fm-sticky">
      {isEditable && tell.current.onResizeNote !== undefined && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={48}
          lineClassName="fm-sticky-line"
          handleClassName="fm-sticky-corner"
          onResizeEnd={(_, { width, height }) => tell.current.onResizeNote?.(note.id, { width, height })}
        />
      )}
      <span id={nameId(id)}>{note.text}</span>
    </div>
  );
});
