'use client';
import { useEffect } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { useDocument, useEditor } from '../editor-context.tsx';
import { show } from '../view/edit.ts';
import { useProblemTexts } from '@fermata/ui';

/** Says what happened besides the document: a merge, a recovery, a refusal. */
export function Notes(): null {
  const words = useTranslations('editor.notes');
  const texts = useProblemTexts();
  const parts = useEditor();
  const notice = useDocument((state) => state.notice);
  const refusal = useDocument((state) => state.refusal);
  const selects = useDocument((state) => state.selects);
  useEffect(() => {
    if (notice === undefined) return;
    notifications.show({ id: `editor-${notice.kind}`, message: words(notice.kind, { by: notice.by ?? '' }) });
  }, [notice, words]);
  useEffect(() => {
    if (refusal === undefined) return;
    notifications.show({ id: 'editor-refusal', color: 'red', message: texts.message(refusal) });
  }, [refusal, texts]);
  const definition = useDocument(({ document }) => document.definition);
  useEffect(() => {
    const { selection } = parts.view.getState();
    const left = selection.steps.filter((id) => id.startsWith('@') || hasStep(definition, id));
    if (left.length < selection.steps.length)
      parts.view.setState({ selection: { ...selection, steps: left, edges: [] } });
  }, [definition, parts]);
  useEffect(() => {
    if (selects !== undefined && selects.length > 0) show(parts, selects);
  }, [selects, parts]);
  return null;
}

/** Whether a step is still there: whatever view took it away, nothing goes on being selected. */
function hasStep(definition: JsonObject, id: string): boolean {
  const steps = definition['steps'];
  return isObject(steps) && Object.hasOwn(steps, id);
}
