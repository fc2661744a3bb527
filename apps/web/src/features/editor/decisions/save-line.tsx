'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useDecision, useDecisionDocument } from './decision-context.tsx';

/** How far the server knows the table, and a choice where somebody else changed the same. */
export function SaveLine(): ReactNode {
  const { store } = useDecision();
  const words = useTranslations('decisions.save');
  const format = useFormatter();
  const save = useDecisionDocument((state) => state.save);
  const savedAt = useDecisionDocument(({ base }) => base.savedAt);
  const mine = useDecisionDocument(({ document }) => document);
  const choice = useDecisionDocument((state) => state.choice);
  const time = format.dateTime(new Date(savedAt), { hour: '2-digit', minute: '2-digit' });
  const isBad = !['saved', 'waiting', 'saving'].includes(save.kind);
  return (
    <Group gap="sm">
      <span role="status" className="fm-decision-save" data-bad={isBad || undefined}>
        {save.kind === 'refused'
          ? words('refused', { reason: save.problem.detail })
          : words(save.kind, { time })}
      </span>
      {choice !== undefined && (
        <>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => store.actions.choose({ source: mine.source, format: mine.format })}
          >
            {words('keepMine')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => store.actions.choose(choice.theirs)}>
            {words('takeTheirs', { name: choice.theirs.savedBy })}
          </Button>
        </>
      )}
    </Group>
  );
}
