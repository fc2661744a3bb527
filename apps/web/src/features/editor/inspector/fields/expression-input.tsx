'use client';
import { useRef, type DragEvent, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { parseExpression, parseTemplate } from '@fermata/expressions';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isTemplate?: boolean;
  readonly describedBy?: string | undefined;
  readonly isWrong?: boolean;
}

/** A box for one expression, or for a text with expressions in it. What is dragged or picked lands at the cursor. */
export function ExpressionInput({
  id,
  label,
  value,
  onChange,
  isTemplate = false,
  describedBy,
  isWrong = false,
}: Properties): ReactNode {
  const { target, readOnly } = usePanel();
  const box = useRef<HTMLTextAreaElement>(null);
  const insert = (text: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = box.current ?? {};
    const put = isTemplate ? `\${ ${text} }` : text;
    onChange(value.slice(0, selectionStart) + put + value.slice(selectionEnd));
    box.current?.focus();
  };
  const drop = (event: DragEvent) => {
    const text = event.dataTransfer.getData('text/x-fermata-expression');
    if (text === '' || readOnly) return;
    event.preventDefault();
    insert(text);
  };
  return (
    <Textarea
      {...(id === undefined ? { 'aria-label': label } : { id })}
      ref={box}
      size="sm"
      autosize
      minRows={1}
      maxRows={8}
      spellCheck={false}
      classNames={{ input: 'fm-mono fm-expression' }}
      aria-describedby={describedBy}
      error={isWrong || brokenMessage(value, isTemplate) !== undefined}
      readOnly={readOnly}
      value={value}
      onFocus={() => {
        target.current = insert;
      }}
      onDrop={drop}
      onDragOver={(event) => event.preventDefault()}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function brokenMessage(text: string, isTemplate: boolean): string | undefined {
  if (text.trim() === '') return undefined;
  const parsed = isTemplate ? parseTemplate(text) : parseExpression(text);
  return parsed.ok ? undefined : parsed.problems[0]?.message;
}
