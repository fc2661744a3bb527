'use client';
import { useMemo, useRef, type DragEvent, type ReactNode } from 'react';
import { useMantineStyleNonce } from '@mantine/core';
import {
  completionsIn,
  completionsInTemplate,
  scopeAt,
  type Completion,
  type ScopePlace,
} from '@fermata/editing';
import { ExpressionEditor, type CompletionSource, type EditorHandle, type TextOption } from '@fermata/ui';
import { expressionMarks } from '../model/expression-marks.ts';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly place: ScopePlace;
  readonly isTemplate?: boolean;
  readonly isWrong?: boolean;
}

/** What is dragged from the tree of what is known. */
export const DRAGGED_EXPRESSION = 'text/x-fermata-expression';

/**
 * A box for one expression, or for a text with expressions in it: completes what is in scope, marks what is no
 * expression; what is dragged or picked lands at the cursor.
 */
export function ExpressionInput(properties: Properties): ReactNode {
  const { label, value, onChange, place, isTemplate = false, isWrong = false } = properties;
  const { target, readOnly } = usePanel();
  const nonce = useMantineStyleNonce()?.();
  const editor = useRef<EditorHandle>(null);
  const completions = useCompletions(place, isTemplate);
  const marks = useMemo(() => expressionMarks(value, isTemplate), [value, isTemplate]);
  const insert = (text: string) => {
    editor.current?.insert(isTemplate ? `\${ ${text} }` : text);
    editor.current?.focus();
  };
  const drop = (event: DragEvent) => {
    const text = event.dataTransfer.getData(DRAGGED_EXPRESSION);
    if (text === '' || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    insert(text);
  };
  return (
    <div
      className="fm-in-expression-box"
      data-wrong={isWrong || undefined}
      onFocus={() => {
        target.current = insert;
      }}
      onDropCapture={drop}
    >
      <ExpressionEditor
        label={label}
        value={value}
        onChange={onChange}
        marks={marks}
        completions={completions}
        readOnly={readOnly}
        template={isTemplate}
        multiline={isTemplate}
        handle={editor}
        {...(nonce === undefined ? {} : { nonce })}
      />
    </div>
  );
}

/** The scope is read when something is completed, not at every change of the document. */
function useCompletions(place: ScopePlace, isTemplate: boolean): CompletionSource {
  const { definition, known } = usePanel();
  const latest = useRef({ definition, known });
  latest.current = { definition, known };
  return useMemo(
    () => (text, offset) => {
      const { definition: document, known: world } = latest.current;
      const scope = scopeAt(document, place, world?.references ?? {});
      const found = (isTemplate ? completionsInTemplate : completionsIn)(scope, text, offset);
      if (found.options.length === 0) return undefined;
      return { from: found.from, options: found.options.map(optionOf) };
    },
    [place, isTemplate],
  );
}

function optionOf({ label, insert, kind, detail, info, certain }: Completion): TextOption {
  return {
    label,
    insert,
    kind: kind === 'macro' ? 'keyword' : kind,
    uncertain: !certain,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
  };
}
