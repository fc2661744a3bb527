'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { setField } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';

/** Why the rule is there. */
export function RuleNote({ row, rule }: { readonly row: number; readonly rule: JsonObject }): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const [typed, setTyped] = useState<string>();
  const note = typeof rule['note'] === 'string' ? rule['note'] : '';
  const leave = () => {
    if (typed !== undefined && typed !== note)
      store.actions.commit(setField(definition, `/rules/${row}/note`, typed === '' ? undefined : typed));
    setTyped(undefined);
  };
  return (
    <td className="fm-decision-note">
      <input
        className="fm-decision-input"
        aria-label={words('noteOf', { row: row + 1 })}
        readOnly={readOnly}
        value={typed ?? note}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onPaste={(event) => event.stopPropagation()}
        onCopy={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </td>
  );
}
