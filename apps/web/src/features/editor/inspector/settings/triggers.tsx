'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconBolt, IconCalendarTime, IconTrash, IconUser } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { FieldProblems } from '../fields/field-frame.tsx';
import { useField } from '../fields/use-field.ts';
import { appendChange, dropChange } from '../model/field-change.ts';
import { usePanel } from '../panel-context.tsx';
import { ManualTrigger } from './manual-trigger.tsx';

// One reads expressions, the other calendars: they come with the first card of their kind.
const EventTrigger = dynamic(() => import('./event-trigger.tsx').then((part) => part.EventTrigger), {
  ssr: false,
});
const ScheduleTrigger = dynamic(() => import('./schedule-trigger.tsx').then((part) => part.ScheduleTrigger), {
  ssr: false,
});

type TriggerKind = 'manual' | 'event' | 'schedule';

const BLANK: Readonly<Record<TriggerKind, JsonValue>> = Object.freeze({
  manual: { manual: true },
  event: { event: '' },
  schedule: { schedule: { cron: '0 9 * * 1-5' } },
});
const ICONS = Object.freeze({ manual: IconUser, event: IconBolt, schedule: IconCalendarTime });
const CARDS = Object.freeze({ manual: ManualTrigger, event: EventTrigger, schedule: ScheduleTrigger });

/** What starts an instance: a card each. */
export function Triggers(): ReactNode {
  const { definition, commit, readOnly } = usePanel();
  const field = useField('/triggers');
  const words = useTranslations('inspector.trigger');
  const triggers = Array.isArray(field.value) ? (field.value as readonly JsonValue[]) : [];
  return (
    <div data-path="/triggers">
      {triggers.length === 0 && <p className="fm-in-remark">{words('none')}</p>}
      {triggers.map((trigger, index) => (
        <TriggerCard key={index} trigger={trigger} index={index} />
      ))}
      {!readOnly && (
        <Group gap="sm">
          {(['manual', 'event', 'schedule'] as const).map((kind) => {
            const Icon = ICONS[kind];
            return (
              <Button
                key={kind}
                size="xs"
                variant="default"
                leftSection={<Icon size={14} aria-hidden />}
                onClick={() => commit(appendChange(definition, '/triggers', BLANK[kind]))}
              >
                {words(`add.${kind}`)}
              </Button>
            );
          })}
        </Group>
      )}
    </div>
  );
}

function TriggerCard({ trigger, index }: { readonly trigger: JsonValue; readonly index: number }): ReactNode {
  const { definition, commit, readOnly } = usePanel();
  const words = useTranslations('inspector.trigger');
  const path = `/triggers/${index}`;
  const { problems } = useField(path);
  const kind = kindOfTrigger(trigger);
  const Icon = ICONS[kind];
  const Card = CARDS[kind];
  const title = words(`kind.${kind}`);
  return (
    <section className="fm-in-row" aria-label={title} data-path={path}>
      <div className="fm-in-row-head">
        <Icon size={16} aria-hidden />
        <span className="fm-in-row-title">{title}</span>
        {!readOnly && (
          <ActionIcon
            size="sm"
            aria-label={words('remove', { title })}
            onClick={() => commit(dropChange(definition, '/triggers', index))}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {problems.length > 0 && <FieldProblems problems={problems} />}
      <Card path={path} />
    </section>
  );
}

function kindOfTrigger(trigger: JsonValue): TriggerKind {
  if (!isObject(trigger)) return 'manual';
  const { event, schedule } = trigger as JsonObject;
  return event !== undefined ? 'event' : schedule !== undefined ? 'schedule' : 'manual';
}
