'use client';
import type { ReactNode } from 'react';
import { isObject, type JsonValue } from '@fermata/model';
import type { OutputProperties } from '../registry/registration.ts';
import { useWriting } from './use-writing.ts';

/** A value as text: the titles of choices, numbers and times as the person writes them, structures as JSON. */
export function ShownText({ state, value }: OutputProperties): ReactNode {
  const write = useWriting(state.node);
  if (isNothing(value)) return <span className="fm-nothing">—</span>;
  if (isStructure(value)) return <pre className="fm-raw-json">{JSON.stringify(value, undefined, 2)}</pre>;
  const titles = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map(
    (one) => state.choices?.find((choice) => choice.value === one)?.title ?? write(one),
  );
  return <span className="fm-text">{titles.join(', ')}</span>;
}

function isNothing(value: JsonValue | undefined): value is undefined | null | '' {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function isStructure(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some((one) => typeof one === 'object');
  return isObject(value);
}
