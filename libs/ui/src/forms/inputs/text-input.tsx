'use client';
import type { ReactNode } from 'react';
import type { InputProperties } from '../registry/registration.ts';
import { textOf } from './values.ts';

/** A line of text; its kind of keyboard follows the format of the schema. */
export function TextInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const { options, schema } = state.node;
  const { type, autoComplete } = kindOf(schema?.['format']);
  const suggestions = state.choices ?? [];
  const listId = `${control.id}:list`;
  return (
    <>
      <input
        {...control}
        className="fm-input"
        type={type}
        autoComplete={autoComplete}
        value={textOf(value)}
        maxLength={numberAt(schema?.['maxLength'])}
        placeholder={textOf(options['placeholder']) || undefined}
        list={suggestions.length > 0 ? listId : undefined}
        dir="auto"
        onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        onBlur={leave}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((choice) => (
            <option key={String(choice.value)} value={String(choice.value)}>
              {choice.title}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

const kinds: Readonly<Record<string, { readonly type: string; readonly autoComplete: string }>> =
  Object.freeze({
    email: { type: 'email', autoComplete: 'email' },
    'idn-email': { type: 'email', autoComplete: 'email' },
    uri: { type: 'url', autoComplete: 'off' },
  });

function kindOf(format: unknown): { readonly type: string; readonly autoComplete: string } {
  const found = typeof format === 'string' && Object.hasOwn(kinds, format) ? kinds[format] : undefined;
  return found ?? { type: 'text', autoComplete: 'off' };
}

function numberAt(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
