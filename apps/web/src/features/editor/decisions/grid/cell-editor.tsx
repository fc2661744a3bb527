'use client';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cellText } from '../model/cell-text.ts';
import type { ColumnView } from '../model/table-view.ts';

interface Properties {
  readonly column: ColumnView;
  readonly text: string;
  readonly label: string;
  /** Undefined text: nothing is written. The key says where to go on. */
  readonly onFinish: (text: string | undefined, key?: string) => void;
}

/** A cell while it is written: Enter and Tab keep it, Escape does not; known values are offered. */
export function CellEditor({ column, text, label, onFinish }: Properties): ReactNode {
  const list = useId();
  const [typed, setTyped] = useState(text);
  const known = column.type === 'boolean' ? ['true', 'false'] : (column.values ?? []).map(cellText);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Tab' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onFinish(undefined, 'Escape');
    else onFinish(typed, event.key === 'Tab' && event.shiftKey ? 'Shift+Tab' : event.key);
  };
  return (
    <>
      <input
        className="fm-decision-input"
        aria-label={label}
        autoFocus
        spellCheck={false}
        {...(known.length === 0 ? {} : { list })}
        inputMode={column.side === 'outputs' && column.type === 'number' ? 'decimal' : 'text'}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={() => onFinish(typed === text ? undefined : typed)}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </>
  );
}
