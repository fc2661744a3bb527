'use client';
import { useState } from 'react';
import type { Choice } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import type { InputProperties } from '../registry/registration.ts';
import { listOf } from './values.ts';

interface Chosen {
  readonly values: readonly JsonValue[];
  /** The field holds a list. */
  readonly isMany: boolean;
  /** Titles of what was chosen here, and of choices that are there anyway. */
  readonly known: ReadonlyMap<JsonValue, string>;
  readonly choose: (choice: Choice) => void;
  readonly remove: (value: JsonValue | undefined) => void;
}

/** One value or several of them, as the schema of the field says. */
export function useChosen({ state, value, change }: InputProperties): Chosen {
  const [titles, setTitles] = useState<ReadonlyMap<JsonValue, string>>(new Map());
  const isMany = state.node.schema?.['type'] === 'array';
  const values = isMany ? listOf(value) : value === undefined || value === null ? [] : [value];
  return {
    values,
    isMany,
    known: new Map([...(state.choices ?? []).map((one) => [one.value, one.title] as const), ...titles]),
    choose(choice) {
      setTitles(new Map([...titles, [choice.value, choice.title]]));
      if (!isMany) return change(choice.value);
      if (!values.includes(choice.value)) change([...values, choice.value]);
    },
    remove(gone) {
      const rest = values.filter((one) => one !== gone);
      change(isMany && rest.length > 0 ? rest : undefined);
    },
  };
}
