'use client';
import type { ReactNode } from 'react';
import { ExpressionInput } from './expression-input.tsx';
import type { FieldIds } from './field-frame.tsx';

interface Properties {
  readonly ids: FieldIds;
  readonly label: string;
  readonly source: string;
  readonly onChange: (source: string) => void;
}

/** A condition as text. */
export function ConditionBox({ ids, label, source, onChange }: Properties): ReactNode {
  return (
    <ExpressionInput
      id={ids.id}
      label={label}
      describedBy={ids.describedBy}
      isWrong={ids.isWrong}
      value={source}
      onChange={onChange}
    />
  );
}
