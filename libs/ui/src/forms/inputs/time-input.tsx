'use client';
import type { ReactNode } from 'react';
import type { InputProperties } from '../registry/registration.ts';
import { textOf } from './values.ts';

/**
 * A time of day. A schema of format `time` (RFC 3339) demands seconds and an offset; the value is then UTC's writing of
 * what was typed, which means no zone here.
 */
export function TimeInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const isFull = state.node.schema?.['format'] === 'time';
  const written = (text: string): string => (isFull ? `${text.length === 5 ? `${text}:00` : text}Z` : text);
  return (
    <input
      {...control}
      className="fm-input fm-date"
      type="time"
      value={textOf(value).slice(0, 5)}
      onChange={(event) =>
        change(event.currentTarget.value === '' ? undefined : written(event.currentTarget.value))
      }
      onBlur={leave}
    />
  );
}
