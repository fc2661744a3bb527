'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertOctagonFilled, IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { copyText } from '../text/copy-text.ts';
import { ProblemList } from './problem-list.tsx';
import type { ProblemNoteProps } from './problem-props.ts';

/** What went wrong with a call: what happened, why, what one can do, and what to tell who helps. */
export function ProblemNote(properties: ProblemNoteProps): ReactNode {
  const { title, detail, advice, problems = [], onRetry } = properties;
  const say = useTranslations('problems');
  return (
    <div role="alert" className="fm-problem-note">
      <IconAlertOctagonFilled size={20} aria-hidden="true" />
      <div className="fm-problem-note-words">
        {title !== undefined && <strong>{title}</strong>}
        <span>{detail}</span>
        {advice !== undefined && <span>{advice}</span>}
        {problems.length > 0 && <ProblemList problems={problems} />}
        <Trace {...properties} />
      </div>
      {onRetry !== undefined && (
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
    </div>
  );
}

function Trace({ code, traceId }: ProblemNoteProps): ReactNode {
  const say = useTranslations('problems');
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> =>
    setCopied(await copyText([code, traceId].filter(Boolean).join(' ')));
  return (
    <span className="fm-problem-trace">
      <code>{say('code', { code })}</code>
      {traceId !== undefined && traceId !== '' && <code>{say('trace', { trace: traceId })}</code>}
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        onClick={() => void copy()}
      >
        <span aria-live="polite">{isCopied ? say('copied') : say('copy')}</span>
      </Button>
    </span>
  );
}
