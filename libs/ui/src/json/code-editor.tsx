'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import type { CodeEditorProps } from './editor-props.ts';

const CodeMirrorEditor = lazy(async () => ({
  default: (await import('./code-mirror-editor.tsx')).CodeMirrorEditor,
}));

/** The text of a definition, YAML or JSON, with problems in place and completion. Fills what it stands in. */
export function CodeEditor(properties: CodeEditorProps): ReactNode {
  return (
    <Suspense fallback={<pre className="fm-code fm-code-waiting">{properties.value}</pre>}>
      <CodeMirrorEditor key={properties.format} {...properties} />
    </Suspense>
  );
}
