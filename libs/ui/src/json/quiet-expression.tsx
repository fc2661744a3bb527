'use client';
import {
  useImperativeHandle,
  useRef,
  type ChangeEvent,
  type FocusEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { EditorHandle, ExpressionEditorProps } from './editor-props.ts';

interface Properties extends ExpressionEditorProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Somebody has come to it. While a word is being composed (input methods) it waits. */
  readonly onWake: () => void;
}

/** An expression in a plain box: what is typed before its editor is there counts like any typing. */
export function QuietExpression(properties: Properties): ReactNode {
  const {
    value,
    label,
    onChange,
    onBlur,
    readOnly,
    placeholder,
    multiline = false,
    handle,
    box,
  } = properties;
  const isComposing = useRef(false);
  const wake = (): void => {
    if (!isComposing.current) properties.onWake();
  };
  useImperativeHandle(handle, () => handleOf(box, (text) => onChange?.(text)), [box, onChange]);
  const type = ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>): void =>
    onChange?.(multiline ? currentTarget.value : onOneLine(currentTarget.value));
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // The editor that takes over stands in the same element.
    const isWithin =
      relatedTarget instanceof Node && currentTarget.closest('.fm-expression')?.contains(relatedTarget);
    if (isWithin !== true) onBlur?.();
  };
  return (
    <div className="fm-expression-quiet">
      <pre aria-hidden="true">{value || placeholder} </pre>
      <textarea
        ref={box}
        aria-label={label}
        value={value}
        rows={1}
        readOnly={readOnly}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={type}
        onBlur={leave}
        onFocus={wake}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={() => {
          isComposing.current = false;
          wake();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !multiline) event.preventDefault();
        }}
      />
    </div>
  );
}

/** What is pasted with breaks is joined. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

function handleOf(
  box: RefObject<HTMLTextAreaElement | null>,
  onChange: (text: string) => void,
): EditorHandle {
  return {
    focus: () => box.current?.focus(),
    goTo: (line, column = 1) => {
      const { current } = box;
      if (current === null) return;
      const before = current.value.split('\n').slice(0, Math.max(0, line - 1));
      const at = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
      current.setSelectionRange(at, at);
      current.focus();
    },
    insert: (text) => {
      const { current } = box;
      if (current === null) return;
      current.setRangeText(text, current.selectionStart, current.selectionEnd, 'end');
      onChange(current.value);
      current.focus();
    },
  };
}
