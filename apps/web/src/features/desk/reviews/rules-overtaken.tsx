'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Sampling } from '@fermata/contracts';
import { ExactTime } from '@fermata/ui';
import { RuleLines } from './rule-lines.tsx';

interface Properties {
  readonly theirs: Sampling;
  /** Whether it answers to a press on save: then the keyboard is led here. */
  readonly isAnswer: boolean;
  readonly onTake: () => void;
  readonly onInsist: () => void;
}

/** A colleague has saved other rules while these were typed: what theirs say, and both ways on. */
export function RulesOvertaken({ theirs, isAnswer, onTake, onInsist }: Properties): ReactNode {
  const words = useTranslations('desk.sampling.overtaken');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAnswer) place.current?.focus();
  }, [isAnswer]);
  const { changedBy, changedAt, items } = theirs;
  return (
    <section ref={place} tabIndex={-1} className="fm-desk-overtaken" role="alert" aria-label={words('title')}>
      <strong>{words('title')}</strong>
      <p>
        {words('by', { name: changedBy?.name ?? words('somebody') })}{' '}
        {changedAt !== undefined && <ExactTime at={changedAt} />}
      </p>
      {items.length === 0 ? <p className="fm-dim">{words('none')}</p> : <RuleLines rules={items} />}
      <p className="fm-dim">{words('help')}</p>
      <Group gap="sm">
        <Button size="xs" variant="default" onClick={onTake}>
          {words('take')}
        </Button>
        <Button size="xs" variant="default" onClick={onInsist}>
          {words('insist')}
        </Button>
      </Group>
    </section>
  );
}
