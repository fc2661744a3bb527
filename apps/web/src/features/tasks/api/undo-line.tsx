'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface Properties {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly onUndo: () => void;
}

/** What was done, with the way back. */
export function UndoLine({ id, text, label, onUndo }: Properties): ReactNode {
  return (
    <span className="fm-undo">
      <span>{text}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          notifications.hide(`task-${id}`);
          onUndo();
        }}
      >
        {label}
      </Button>
    </span>
  );
}
