'use client';
import { useState, type ReactNode } from 'react';
import type { JsonValue } from '@fermata/model';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { isCurrency } from '../outputs/formats.ts';
import { centsOf, readNumber, typedNumber } from './read-number.ts';
import { textIn } from './values.ts';

/** A number, typed as the language writes it; with its unit, or its currency where it is money. */
export function NumberInput(properties: InputProperties): ReactNode {
  const { state, control, leave } = properties;
  const { options, schema, component } = state.node;
  const { typed, type, settle } = useTyped(properties);
  const unit = textIn(options, component === 'money' ? 'currency' : 'unit');
  const isWhole = schema?.['type'] === 'integer';
  const unitId = `${control.id}:unit`;
  const described = [control['aria-describedby'], unit && unitId].filter(Boolean).join(' ');
  return (
    <span className="fm-amount" data-unit={unit !== undefined || undefined}>
      <input
        {...control}
        aria-describedby={described === '' ? undefined : described}
        className="fm-input fm-numeric"
        type="text"
        inputMode={isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          settle();
          leave();
        }}
      />
      {unit !== undefined && (
        <span className="fm-unit" id={unitId}>
          {unit}
        </span>
      )}
    </span>
  );
}

interface Typed {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Writes the number as it is understood. */
  readonly settle: () => void;
}

/** What stands in the box: what is being typed, until the value is another one. */
function useTyped({ state, value, change, refuse }: InputProperties): Typed {
  const { words, marks } = useScene();
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: JsonValue | undefined }>();
  const currency = state.node.component === 'money' ? textIn(state.node.options, 'currency') : undefined;
  const cents = currency !== undefined && isCurrency(currency) ? centsOf(currency) : 0;
  const own = typeof value === 'number' ? typedNumber(value, marks, cents) : '';
  return {
    typed: draft !== undefined && draft.value === value ? draft.text : own,
    type(text) {
      const read = readNumber(text, marks);
      const next = read === 'unreadable' ? undefined : read;
      setDraft({ text, value: next });
      change(next);
      refuse(read === 'unreadable' ? words('problems.number') : undefined);
    },
    settle() {
      if (draft !== undefined && typeof draft.value === 'number') setDraft(undefined);
    },
  };
}
