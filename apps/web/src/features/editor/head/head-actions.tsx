'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Change } from '@fermata/editing';
import { useDocument, useEditor } from '../editor-context.tsx';
import { PublishButton } from '../publish/publish-button.tsx';
import type { Verdict } from '../use-problems.ts';
import { useLabels } from '../use-labels.ts';
import { TryButtons } from '../publish/try-buttons.tsx';
import { MoreMenu } from './more-menu.tsx';
import { SaveWords } from './save-words.tsx';

/** Undo, redo, how far it is saved, publish. */
export function HeadActions({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { store, readOnly } = useEditor();
  const last = useDocument(({ document }) => document.history.done.at(-1)?.change);
  const undone = useDocument(({ document }) => document.history.undone.at(-1)?.change);
  if (readOnly) return <MoreMenu />;
  return (
    <>
      <Step kind="undo" change={last} onClick={store.actions.undo} />
      <Step kind="redo" change={undone} onClick={store.actions.redo} />
      <Divider orientation="vertical" />
      <SaveWords />
      <Divider orientation="vertical" />
      <MoreMenu />
      <TryButtons />
      <PublishButton verdict={verdict} />
    </>
  );
}

interface StepProperties {
  readonly kind: 'undo' | 'redo';
  readonly change: Change | undefined;
  readonly onClick: () => void;
}

function Step({ kind, change, onClick }: StepProperties): ReactNode {
  const words = useTranslations('editor.head');
  const labelOf = useLabels();
  const label = change === undefined ? words(kind) : words(`${kind}What`, { what: labelOf(change.label) });
  const Icon = kind === 'undo' ? IconArrowBackUp : IconArrowForwardUp;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        aria-disabled={change === undefined}
        {...(change === undefined ? { 'data-disabled': true } : {})}
        onClick={() => {
          if (change !== undefined) onClick();
        }}
      >
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
