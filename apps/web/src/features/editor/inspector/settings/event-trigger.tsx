'use client';
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { isObject, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import { taken } from '../../../../shared/api/client.ts';
import { eventsGet, eventsList } from '../../../../shared/api/generated/sdk.gen.ts';
import type { EventAnswer } from '../../../../shared/api/generated/types.gen.ts';
import { ConditionField } from '../fields/condition-field.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { resultOf } from '../model/live-result.ts';
import { usePanel } from '../panel-context.tsx';

/** An event starts it: which, under which condition, and what of it becomes the input. */
export function EventTrigger({ path }: { readonly path: string }): ReactNode {
  const { definition } = usePanel();
  const event = resolvePointer(definition, `${path}/event`);
  const input = isObject(definition['input']) ? (definition['input'] as JsonObject) : undefined;
  return (
    <>
      <ReferenceField path={`${path}/event`} of="events" />
      <ConditionField path={`${path}/filter`} />
      {typeof event === 'string' && event !== '' && <FilterTester path={path} event={event} />}
      <MappingField path={`${path}/input`} words="triggerInput" schema={input} />
      <TemplateField path={`${path}/businessKey`} />
    </>
  );
}

/** Which of the recent events would have started an instance; asked for, for it reads what came in. */
function FilterTester({ path, event }: { readonly path: string; readonly event: string }): ReactNode {
  const { definition, known } = usePanel();
  const words = useTranslations('inspector.trigger');
  const [isAsked, setAsked] = useState(false);
  const name = event.split('@')[0] ?? event;
  const type = known?.references.events[event]?.type ?? name;
  const filter = resolvePointer(definition, `${path}/filter`);
  const { data, error, isFetching } = useQuery({
    queryKey: ['events', 'recent', type],
    queryFn: () => recentEvents(type),
    enabled: isAsked,
    staleTime: 15_000,
  });
  return (
    <div className="fm-in-part">
      <Button size="xs" variant="default" loading={isFetching} onClick={() => setAsked(true)}>
        {words('tryFilter')}
      </Button>
      {error !== null && <p className="fm-in-remark">{words('eventsFailed')}</p>}
      {data !== undefined && data.length === 0 && (
        <p className="fm-in-remark">{words('noEvents', { type })}</p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className="fm-in-events">
          {data.map((one) => (
            <Recent
              key={`${one.source}${one.id}`}
              event={one}
              filter={typeof filter === 'string' ? filter : ''}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Lists carry no data: each event is asked for. */
async function recentEvents(type: string): Promise<readonly EventAnswer[]> {
  const exact = type.endsWith('.*') ? {} : { type };
  const page = await taken(eventsList({ query: { limit: 10, ...exact } }));
  return Promise.all(
    page.items.map((item) => taken(eventsGet({ query: { source: item.source, id: item.id } }))),
  );
}

function Recent({ event, filter }: { readonly event: EventAnswer; readonly filter: string }): ReactNode {
  const words = useTranslations('inspector.trigger');
  const format = useFormatter();
  const { id, source, type, subject, data, receivedAt } = event;
  const seen = { id, source, type, data, time: receivedAt, ...(subject === undefined ? {} : { subject }) };
  const result = filter === '' ? undefined : resultOf(filter, { event: seen as JsonValue });
  const passes = result === undefined || (result.kind === 'value' && result.value === true);
  return (
    <li data-passes={passes}>
      <span className="fm-in-events-verdict">{words(passes ? 'passes' : 'held')}</span>
      <code>{id}</code>
      <span className="fm-in-scope-note">
        {format.dateTime(new Date(receivedAt), { dateStyle: 'short', timeStyle: 'short' })}
      </span>
      {result?.kind === 'failed' && <span className="fm-in-scope-note">{result.message}</span>}
    </li>
  );
}
