'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { fromWall, toWall } from '../model/wall.ts';
import { momentOf, quickMoments } from '../model/when.ts';
import { momentReader, type ReadMoment } from './natural-time.ts';

interface Properties {
  /** Told a moment that is chosen; null = not put off any more. */
  readonly onPick: (moment: Date | null) => void;
  /** Told what is meant while it is typed; absent: what is typed is chosen by Enter. */
  readonly onMean?: (moment: Date | undefined) => void;
  /** Whether it can be ended too. */
  readonly canWake: boolean;
}

const yearMs = 365 * 86_400_000;

/** A moment to come: one press, or words such as “Friday at 3 pm”. */
export function SnoozeFields({ onPick, onMean, canWake }: Properties): ReactNode {
  const words = useTranslations('tasks.snooze');
  const { dateTime, zone } = useFormats();
  const [typed, setTyped] = useState('');
  const [now] = useState(() => toWall(new Date(), zone));
  const read = useReader();
  const said = (wall: Date) => dateTime(fromWall(wall, zone).toISOString());
  const meantBy = (text: string): Date | undefined => {
    const meant = text.trim() === '' ? undefined : read?.(text, now);
    return meant !== undefined && meant.getTime() - now.getTime() <= yearMs ? meant : undefined;
  };
  const meant = meantBy(typed);
  const type = (text: string): void => {
    setTyped(text);
    const moment = meantBy(text);
    onMean?.(moment && fromWall(moment, zone));
  };
  return (
    <>
      <TextInput
        label={words('when')}
        description={words('help')}
        value={typed}
        maxLength={200}
        data-autofocus
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onMean !== undefined || meant === undefined) return;
          event.preventDefault();
          onPick(fromWall(meant, zone));
        }}
      />
      <div role="status" className="fm-snooze-meant">
        {typed.trim() !== '' && (meant === undefined ? words('unclear') : said(meant))}
      </div>
      <div className="fm-snooze-quick">
        {quickMoments.map((choice) => {
          const moment = momentOf(choice, now);
          return (
            moment !== undefined && (
              <Button
                key={choice}
                variant="default"
                justify="space-between"
                onClick={() => onPick(fromWall(moment, zone))}
                rightSection={<span className="fm-dim">{said(moment)}</span>}
              >
                {words(`quick.${choice}`)}
              </Button>
            )
          );
        })}
        {canWake && (
          <Button variant="subtle" onClick={() => onPick(null)}>
            {words('wake')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The reader of the person's language, as soon as it has come. */
function useReader(): ReadMoment | undefined {
  const locale = useLocale();
  const [reader, setReader] = useState<{ readonly read: ReadMoment }>();
  useEffect(() => {
    let isHere = true;
    momentReader(locale)
      .then((read) => isHere && setReader({ read }))
      // Without it the quick choices are there.
      .catch(() => undefined);
    return () => void (isHere = false);
  }, [locale]);
  return reader?.read;
}
