'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Alert, Badge, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { DocumentActions } from '../../shared/document/document-actions.tsx';
import { SaveLine } from '../../shared/document/save-line.tsx';
import { useHistoryCommands } from '../../shared/document/use-history-commands.ts';
import { Page } from '../../shared/frame/page.tsx';
import { Canvas } from './canvas/canvas.tsx';
import { DragDesk } from './canvas/drag-desk.tsx';
import { useLayoutCommands } from './canvas/use-layout-commands.ts';
import { useDesigner, useDesignerDocument, useForm } from './designer-context.tsx';
import { Palette } from './palette/palette.tsx';
import { Properties } from './properties/properties.tsx';
import { useProblemTexts } from '@fermata/ui';

const loading = () => <Skeleton height={240} />;
// The form itself is there first; its other sides come when their tabs are opened.
const AnswerFields = dynamic(() => import('./side/answer-fields.tsx').then((part) => part.AnswerFields), {
  loading,
});
const FormText = dynamic(() => import('./side/form-text.tsx').then((part) => part.FormText), { loading });
const Findings = dynamic(() => import('./side/findings.tsx').then((part) => part.Findings), { loading });
const Outcomes = dynamic(() => import('./side/outcomes.tsx').then((part) => part.Outcomes), { loading });
const Preview = dynamic(() => import('./side/preview.tsx').then((part) => part.Preview), { loading });

const views = Object.freeze(['design', 'preview', 'answer', 'outcomes', 'text', 'problems'] as const);

/** The designer: palette, form, properties; and the other sides of the same document. */
export function Desk(): ReactNode {
  const parts = useDesigner();
  const { subject, store, problems } = parts;
  const words = useTranslations('forms');
  const definition = useForm();
  const isNarrow = useMediaQuery('(max-width: 900px)') ?? false;
  const [view, setView] = useState<string | null>('design');
  useHistoryCommands('forms', words('designer'), store);
  useLayoutCommands();
  const title = typeof definition['title'] === 'string' ? definition['title'] : subject.name;
  if (isNarrow) {
    return (
      <Page title={title} facts={<SaveLine store={store} />}>
        <p className="fm-note">{words('narrow')}</p>
        <Preview />
      </Page>
    );
  }
  return (
    <Page title={title} facts={<SaveLine store={store} />} actions={<DocumentActions {...parts} />} full>
      <Tabs value={view} onChange={setView} keepMounted={false} className="fm-designer">
        <Tabs.List>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words(`view.${one}`)}
              {one === 'problems' && problems.length > 0 && (
                <Badge size="xs" ml={4} variant="default">
                  {problems.length}
                </Badge>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Refusal />
        <Tabs.Panel value="design" className="fm-designer-panel">
          <DragDesk>
            <div className="fm-designer-columns">
              <Palette />
              <Canvas />
              <Properties />
            </div>
          </DragDesk>
        </Tabs.Panel>
        <Side value="preview">
          <Preview />
        </Side>
        <Side value="answer">
          <AnswerFields />
        </Side>
        <Side value="outcomes">
          <Outcomes />
        </Side>
        <Side value="text">
          <FormText />
        </Side>
        <Side value="problems">
          <Findings onJump={() => setView('design')} />
        </Side>
      </Tabs>
    </Page>
  );
}

function Side({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode {
  return (
    <Tabs.Panel value={value} className="fm-designer-panel">
      <div className="fm-designer-side">{children}</div>
    </Tabs.Panel>
  );
}

function Refusal(): ReactNode {
  const { store } = useDesigner();
  const refusal = useDesignerDocument((state) => state.refusal);
  const texts = useProblemTexts();
  const words = useTranslations('document');
  if (refusal === undefined) return null;
  return (
    <Alert color="red" withCloseButton closeButtonLabel={words('dismiss')} onClose={store.actions.dismiss}>
      {texts.message(refusal)}
    </Alert>
  );
}
