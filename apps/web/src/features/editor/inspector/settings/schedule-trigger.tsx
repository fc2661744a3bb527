'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { Autocomplete } from '@mantine/core';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { DurationField } from '../fields/duration-field.tsx';
import { FieldFrame } from '../fields/field-frame.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { TextField, shownText } from '../fields/text-fields.tsx';
import { useField } from '../fields/use-field.ts';
import { nextTimes } from '../model/cron-times.ts';
import { usePanel } from '../panel-context.tsx';

/** A schedule starts it: cron in words with its next times, or an interval. */
export function ScheduleTrigger({ path }: { readonly path: string }): ReactNode {
  const { definition } = usePanel();
  const schedule = useField(`${path}/schedule`);
  const value = isObject(schedule.value) ? (schedule.value as JsonObject) : {};
  const input = isObject(definition['input']) ? (definition['input'] as JsonObject) : undefined;
  const zone = typeof value['zone'] === 'string' ? value['zone'] : DEFAULT_ZONE;
  return (
    <>
      <TextField path={`${path}/schedule/cron`} isMono />
      {typeof value['cron'] === 'string' && <CronWords cron={value['cron']} zone={zone} />}
      <DurationField path={`${path}/schedule/every`} />
      <ZoneField path={`${path}/schedule/zone`} />
      <ReferenceField path={`${path}/schedule/calendar`} of="calendars" words="scheduleCalendar" />
      <TextField path={`${path}/name`} words="scheduleName" isMono />
      <MappingField path={`${path}/input`} words="scheduleInput" schema={input} />
      <TemplateField path={`${path}/businessKey`} />
    </>
  );
}

const COUNT = 5;
const DEFAULT_ZONE = 'UTC';
const SHOWN = Object.freeze({
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const);

function CronWords({ cron, zone }: { readonly cron: string; readonly zone: string }): ReactNode {
  const words = useTranslations('inspector.trigger');
  const format = useFormatter();
  const said = useCronWords(cron);
  const [now] = useState(() => new Date());
  const times = nextTimes(cron, zone, { after: now, count: COUNT });
  if (times === undefined) return <p className="fm-in-remark">{words('noCron')}</p>;
  return (
    <div className="fm-in-part">
      {said !== undefined && <p className="fm-in-facts">{said}</p>}
      <p className="fm-in-remark">{words('nextTimes', { zone })}</p>
      <ol className="fm-in-times">
        {times.map((time) => (
          <li key={time.toISOString()}>{format.dateTime(time, { ...SHOWN, timeZone: zone })}</li>
        ))}
      </ol>
    </div>
  );
}

/** Cron in words; the words of other languages are loaded when they are needed. */
function useCronWords(cron: string): string | undefined {
  const locale = useLocale();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    let isHere = true;
    void cronInWords(cron, locale).then((words) => {
      if (isHere) setSaid(words);
    });
    return () => {
      isHere = false;
    };
  }, [cron, locale]);
  return said;
}

async function cronInWords(cron: string, locale: string): Promise<string | undefined> {
  const { default: cronstrue } = await import('cronstrue/i18n');
  try {
    return cronstrue.toString(cron, { locale, use24HourTimeFormat: true });
  } catch {
    return undefined;
  }
}

function ZoneField({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const [zones] = useState(() => Intl.supportedValuesOf('timeZone'));
  return (
    <FieldFrame path={path} words="zone" problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Autocomplete
          id={id}
          size="sm"
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          placeholder={DEFAULT_ZONE}
          limit={30}
          data={zones}
          value={shownText(field.value)}
          onChange={(value) => field.set(value || undefined)}
        />
      )}
    </FieldFrame>
  );
}
