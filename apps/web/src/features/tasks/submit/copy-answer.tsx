'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import { copyText } from '@fermata/ui';
import { answerText } from './answer-text.ts';

interface Properties {
  readonly values: JsonObject;
  readonly plan: FormPlan | undefined;
}

/** Copies what was typed, in words that can be pasted anywhere. */
export function CopyAnswer({ values, plan }: Properties): ReactNode {
  const words = useTranslations('task.lost');
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <Button
      size="xs"
      leftSection={<Icon size={14} />}
      onClick={() => void copyText(answerText(values, plan)).then(setCopied)}
    >
      {words(isCopied ? 'copied' : 'copy')}
    </Button>
  );
}
