'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { copyText } from './copy-text.ts';
import { Hint } from './hint.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for who cannot see it; "Copy" unless said. */
  readonly label?: string;
}

const shownMs = 2000;

/** Copies a text, and says so. */
export function CopyButton({ text, label }: CopyButtonProps): ReactNode {
  const say = useTranslations('ui.text');
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const words = isCopied ? say('copied') : (label ?? say('copy'));
  return (
    <Hint label={words}>
      <ActionIcon size={24} aria-label={words} onClick={() => void copyText(text).then(setCopied)}>
        {isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Hint>
  );
}

interface IdTextProps {
  readonly id: string;
  /** How many characters are shown; eight unless said. */
  readonly length?: number;
}

/** An id: its first characters, the whole of it on hover, and to copy. */
export function IdText({ id, length = 8 }: IdTextProps): ReactNode {
  const say = useTranslations('ui.text');
  return (
    <span className="fm-id">
      <code className="fm-mono" title={id}>
        {id.length > length ? `${id.slice(0, length)}…` : id}
      </code>
      <CopyButton text={id} label={say('copyId', { id })} />
    </span>
  );
}
