'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import type { InputProperties } from '../registry/registration.ts';

/** Any value, as JSON: for what no other input can edit. */
export function JsonInput({ state, value, control, change, refuse, leave }: InputProperties): ReactNode {
  const words = useTranslations('ui-forms.problems');
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: JsonValue | undefined }>();
  const own = value === undefined ? '' : JSON.stringify(value, undefined, 2);
  const text = draft !== undefined && draft.value === value ? draft.text : own;
  const type = (typed: string): void => {
    const read = readJson(typed);
    setDraft({ text: typed, value: read?.value });
    change(read?.value);
    refuse(read === undefined ? words('json') : undefined);
  };
  const lines = state.node.options['lines'];
  return (
    <textarea
      {...control}
      className="fm-input fm-area fm-mono"
      rows={typeof lines === 'number' ? lines : Math.min(12, Math.max(3, text.split('\n').length))}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      dir="ltr"
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

/** The value of a text of JSON; no value where it is empty, undefined where it is none. */
function readJson(text: string): { readonly value: JsonValue | undefined } | undefined {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}
