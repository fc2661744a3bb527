'use client';
import { useEffect } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useDocument, useEditor } from '../editor-context.tsx';
import { show } from '../view/edit.ts';

/** Says what happened besides the document: a merge, a recovery, a refusal. */
export function Notes(): null {
  const words = useTranslations('editor.notes');
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
    notifications.show({ id: 'editor-refusal', color: 'red', message: refusal.message });
  }, [refusal]);
  useEffect(() => {
    if (selects !== undefined && selects.length > 0) show(parts, selects);
  }, [selects, parts]);
  return null;
}
