'use client';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Task } from '../model/task.ts';
import type { BulkVerbName } from '../page/desk-store.ts';
import { PersonPicker } from '../verbs/person-picker.tsx';
import { SnoozeFields } from '../verbs/snooze-fields.tsx';
import type { BulkOrder } from './use-bulk.ts';

// The form comes when many are completed at once.
const BulkAnswer = dynamic(() => import('./bulk-answer.tsx').then((part) => part.BulkAnswer), { ssr: false });

interface Properties {
  readonly verb: BulkVerbName;
  readonly tasks: readonly Task[];
  /** Told what is wished as soon as it is clear. */
  readonly onOrder: (order: BulkOrder) => void;
}

const priorities = [1, 2, 3, 4, 5] as const;

/** What a verb wants to know before it can be tried on many tasks. */
export function BulkFields({ verb, tasks, onOrder }: Properties): ReactNode {
  const words = useTranslations('tasks');
  if (verb === 'assign')
    return <PersonPicker label={words('dialog.to')} onPick={({ id }) => onOrder({ verb, user: id })} />;
  if (verb === 'prioritise')
    return (
      <Select
        label={words('filter.priority')}
        data={priorities.map((priority) => ({
          value: String(priority),
          label: words('heading.priority', { priority }),
        }))}
        data-autofocus
        onChange={(value) => value !== null && onOrder({ verb, priority: Number(value) })}
      />
    );
  if (verb === 'complete')
    return (
      <BulkAnswer
        tasks={tasks}
        onAnswer={(outcome, data) => onOrder({ verb, data, ...(outcome === undefined ? {} : { outcome }) })}
      />
    );
  if (verb === 'snooze')
    return (
      <SnoozeFields
        onPick={(moment) => onOrder({ verb, followUpAt: moment?.toISOString() ?? null })}
        canWake
      />
    );
  if (verb === 'suspend') return <Reason onSay={(reason) => onOrder({ verb, reason })} />;
  return <AtOnce order={{ verb }} onOrder={onOrder} />;
}

/** Why: whoever waits for the tasks reads it. */
function Reason({ onSay }: { readonly onSay: (reason: string) => void }): ReactNode {
  const words = useTranslations('tasks.bulk');
  const [text, setText] = useState('');
  return (
    <form
      className="fm-bulk-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onSay(text.trim());
      }}
    >
      <Textarea
        label={words('why')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        data-autofocus
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" variant="default" mt="xs" disabled={text.trim() === ''}>
        {words('look')}
      </Button>
    </form>
  );
}

/** Nothing is to be asked: what would become of the tasks is shown at once. */
function AtOnce({ order, onOrder }: { readonly order: BulkOrder; readonly onOrder: Properties['onOrder'] }) {
  const isTold = useRef(false);
  useEffect(() => {
    if (isTold.current) return;
    isTold.current = true;
    onOrder(order);
  }, [order, onOrder]);
  return null;
}
