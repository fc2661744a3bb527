'use client';
import { pointerParts, resolvePointer, type JsonValue, type Problem } from '@fermata/model';
import { fieldChange } from '../model/field-change.ts';
import { usePanel } from '../panel-context.tsx';

/** One place of the definition as a field shows it. */
export interface Field {
  readonly path: string;
  /** The last part of the path: the name of the field. */
  readonly name: string;
  readonly value: JsonValue | undefined;
  /** Undefined takes the place away. */
  readonly set: (value: JsonValue | undefined) => void;
  /** Those of the place itself and below it. */
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
}

/** Binds a field to a place of the definition. */
export function useField(path: string): Field {
  const { definition, commit, problems, readOnly } = usePanel();
  const value = resolvePointer(definition, path) as JsonValue | undefined;
  return {
    path,
    name: pointerParts(path).at(-1) ?? '',
    value,
    set: (next) => {
      if (next !== value) commit(fieldChange(definition, path, next));
    },
    problems: problems.filter((problem) => isWithin(problem.path, path)),
    readOnly,
  };
}

/** Whether a place is another one or lies below it. */
export function isWithin(place: string, holder: string): boolean {
  return place === holder || place.startsWith(`${holder}/`);
}
