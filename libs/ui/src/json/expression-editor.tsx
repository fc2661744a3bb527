'use client';
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import type { ExpressionEditorProps } from './editor-props.ts';
import { QuietExpression } from './quiet-expression.tsx';
import type { Cursor } from './use-code-mirror.ts';

// Without a network the plain box stays, and nothing is lost.
const CelEditor = lazy(() =>
  import('./cel-editor.tsx').then(
    (part) => ({ default: part.CelEditor }),
    () => ({ default: () => null }),
  ),
);

/**
 * One expression (CEL), or a template with expressions in it. Until somebody comes to it, it is a plain box of the same
 * look; the editor then takes over text, cursor and focus as they are.
 */
export function ExpressionEditor(properties: ExpressionEditorProps): ReactNode {
  const { multiline = false, handle, ...rest } = properties;
  const [stage, setStage] = useState<'quiet' | 'waking' | 'awake'>('quiet');
  const box = useRef<HTMLTextAreaElement>(null);
  const wake = useCallback(() => setStage((now) => (now === 'quiet' ? 'waking' : now)), []);
  const cursor = useRef<Cursor>(undefined);
  const start = useCallback(() => {
    setStage('awake');
    const { current } = box;
    if (current !== null && document.activeElement === current)
      cursor.current = { text: current.value, anchor: current.selectionStart, head: current.selectionEnd };
    return cursor.current;
  }, []);
  const isAwake = stage === 'awake';
  return (
    <div className="fm-expression" data-multiline={multiline}>
      {stage !== 'quiet' && (
        <Suspense>
          <CelEditor
            {...rest}
            {...(isAwake && handle !== undefined && { handle })}
            multiline={multiline}
            start={start}
          />
        </Suspense>
      )}
      {!isAwake && <QuietExpression {...properties} box={box} onWake={wake} />}
    </div>
  );
}
