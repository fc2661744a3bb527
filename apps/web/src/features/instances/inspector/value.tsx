'use client';
import type { ReactNode } from 'react';
import type { JsonValue } from '@fermata/model';
import { JsonView } from '@fermata/ui';

interface Properties {
  readonly label: string;
  readonly value: JsonValue | undefined;
  /** Said where there is no value. */
  readonly absent: string;
}

/** A value to read, or a sentence that there is none. */
export function Value({ label, value, absent }: Properties): ReactNode {
  if (value === undefined) return <p className="fm-dim">{absent}</p>;
  return (
    <div className="fm-instance-value">
      <JsonView label={label} value={value} openLevels={3} />
    </div>
  );
}
