'use client';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CodeEditor, type EditorHandle, useProblemTexts } from '@fermata/ui';
import { writtenText } from '../../../shared/document/changed-text.ts';
import { useDocument, useEditor, useView } from '../editor-context.tsx';
import type { Verdict } from '../use-problems.ts';
import { marksIn } from './marks.ts';
import { useTyping } from './use-typing.ts';
import { completionIn } from './schema-completion.ts';

/** The document as text: what is typed here is a change like any other. */
export function TextPane({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('editor.text');
  const texts = useProblemTexts();
  const { store, nonce, readOnly } = useEditor();
  const { source, format, broken, definition } = useDocument(({ document }) => document);
  const line = useView((view) => view.line);
  const handle = useRef<EditorHandle>(null);
  const marks = useMemo(
    () => marksIn(source, verdict.problems, texts.message),
    [source, verdict.problems, texts],
  );
  useEffect(() => {
    if (line !== undefined) handle.current?.goTo(line.line, line.column);
  }, [line]);
  const type = useTyping(source.length, store.actions.type);
  const convert = (to: string): void => {
    const next = to === 'json' ? 'json' : 'yaml';
    store.actions.replace({ source: writtenText(definition, next), format: next }, 'edit.convert');
  };
  const first = broken[0];
  return (
    <div className="fm-text-pane">
      <Group gap="sm" className="fm-text-tools" wrap="nowrap">
        <SegmentedControl
          size="xs"
          aria-label={words('format')}
          value={format}
          onChange={convert}
          disabled={readOnly || broken.length > 0}
          data={[
            { value: 'yaml', label: 'YAML' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        {first !== undefined && (
          <Alert color="red" className="fm-text-broken" role="status">
            <Text size="sm">
              {words('broken', { line: first.at?.line ?? 1, message: texts.message(first) })}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => handle.current?.goTo(first.at?.line ?? 1, first.at?.column)}
            >
              {words('goTo')}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => store.actions.restoreText()}>
              {words('restore')}
            </Button>
          </Alert>
        )}
      </Group>
      <CodeEditor
        value={source}
        format={format}
        label={words('label')}
        onChange={type}
        onBlur={type.flush}
        marks={marks}
        {...(format === 'json' ? {} : { completions: completionIn })}
        readOnly={readOnly}
        {...(nonce === undefined ? {} : { nonce })}
        handle={handle}
      />
    </div>
  );
}
