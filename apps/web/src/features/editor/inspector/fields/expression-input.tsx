'use client';
import { useEffect, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useMantineStyleNonce } from '@mantine/core';
import type { ScopePlace } from '@fermata/editing';
import { ExpressionEditor, type CompletionSource, type EditorHandle, type TextMark } from '@fermata/ui';
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
  const [isVisited, setVisited] = useState(false);
  const marks = useMarks(value, isTemplate, isVisited);
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
        setVisited(true);
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

const none: readonly TextMark[] = Object.freeze([]);

/** What is no expression; told by who reads expressions, which comes when somebody writes one. */
function useMarks(value: string, isTemplate: boolean, isVisited: boolean): readonly TextMark[] {
  const [found, setFound] = useState({ value, marks: none });
  useEffect(() => {
    if (!isVisited) return undefined;
    let isHere = true;
    void import('../model/expression-marks.ts').then(({ expressionMarks }) => {
      if (isHere) setFound({ value, marks: expressionMarks(value, isTemplate) });
    }, nothing);
    return () => {
      isHere = false;
    };
  }, [value, isTemplate, isVisited]);
  return found.value === value ? found.marks : none;
}

/** The server marks what is wrong too. */
function nothing(): void {}

/** The scope is read when something is completed, not at every change of the document. */
function useCompletions(place: ScopePlace, isTemplate: boolean): CompletionSource {
  const { definition, known } = usePanel();
  const latest = useRef({ definition, known });
  latest.current = { definition, known };
  return useMemo(
    () => async (text, offset) => {
      const { optionsAt } = await import('../model/expression-options.ts');
      return optionsAt({ ...latest.current, place, isTemplate }, text, offset);
    },
    [place, isTemplate],
  );
}
