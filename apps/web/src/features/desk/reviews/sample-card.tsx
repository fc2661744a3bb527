'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Button, Group, Textarea } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SampleRow } from '@fermata/contracts';
import { PersonName, RelativeTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useReview } from '../api/queries.ts';
import { nameOfTask } from '../model/desk-task.ts';

interface Properties {
  readonly sample: SampleRow;
  readonly mayReview: boolean;
}

/** A completed task that was drawn: what was decided, the way to what the person saw, and the reviewer's verdict. */
export function SampleCard({ sample, mayReview }: Properties): ReactNode {
  const words = useTranslations('desk.samples');
  const { taskId, definition, outcome, completedBy, completedAt, own, review } = sample;
  return (
    <li className="fm-desk-card">
      <div className="fm-desk-card-line">
        <Link className="fm-text-link" href={`/tasks/${taskId}`}>
          {nameOfTask(sample)}
        </Link>
        <span className="fm-dim">{definition}</span>
        {outcome !== undefined && <span className="fm-tag">{outcome}</span>}
        <PersonName name={completedBy.name} />
        <span className="fm-dim">
          <RelativeTime at={completedAt} />
        </span>
      </div>
      {review !== undefined && (
        <p className="fm-desk-card-text">
          <strong data-verdict={review.verdict} className="fm-desk-found">
            {words(review.verdict)}
          </strong>{' '}
          {words('saidBy', { name: review.by.name })} {review.note}
        </p>
      )}
      {own && <p className="fm-dim fm-desk-card-text">{words('own')}</p>}
      {mayReview && !own && <Verdict key={review?.at} sample={sample} />}
    </li>
  );
}

function Verdict({ sample: { taskId, review } }: { readonly sample: SampleRow }): ReactNode {
  const words = useTranslations('desk.samples');
  const [isOpen, setOpen] = useState(review === undefined);
  const [note, setNote] = useState(review?.note ?? '');
  const say = useReview();
  const judge = (verdict: 'right' | 'wrong') =>
    say.mutate({ task: taskId, verdict, ...(note.trim() !== '' && { note: note.trim() }) });
  if (!isOpen)
    return (
      <Button size="compact-xs" variant="subtle" className="fm-desk-change" onClick={() => setOpen(true)}>
        {words('change')}
      </Button>
    );
  return (
    <div>
      <Textarea
        aria-label={words('note')}
        placeholder={words('note')}
        autosize
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group gap="sm" mt="xs">
        <Button
          size="xs"
          variant="default"
          loading={say.isPending}
          leftSection={<IconCheck size={14} aria-hidden />}
          onClick={() => judge('right')}
        >
          {words('sayRight')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={say.isPending}
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => judge('wrong')}
        >
          {words('sayWrong')}
        </Button>
      </Group>
      {say.isError && <CallProblem error={say.error} title={words('failed')} />}
    </div>
  );
}
