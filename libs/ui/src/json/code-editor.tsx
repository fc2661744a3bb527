'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import type { CodeEditorProps, ExpressionEditorProps } from './editor-props.ts';

const CodeMirrorEditor = lazy(async () => ({
  default: (await import('./code-mirror-editor.tsx')).CodeMirrorEditor,
}));
const CelEditor = lazy(async () => ({ default: (await import('./cel-editor.tsx')).CelEditor }));

/** The text of a definition, YAML or JSON, with problems in place and completion. Fills what it stands in. */
export function CodeEditor(properties: CodeEditorProps): ReactNode {
  return (
    <Suspense fallback={<pre className="fm-code fm-code-waiting">{properties.value}</pre>}>
      <CodeMirrorEditor key={properties.format} {...properties} />
    </Suspense>
  );
}

/** One expression (CEL), or a template with expressions in it. */
export function ExpressionEditor(properties: ExpressionEditorProps): ReactNode {
  return (
    <Suspense fallback={<pre className="fm-expression fm-code-waiting">{properties.value}</pre>}>
      <CelEditor {...properties} />
    </Suspense>
  );
}
