'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Hint, PersonAvatar, useNow } from '@fermata/ui';
import { usePresence } from './use-presence.ts';

/** Heard of longer ago than this, somebody fades. */
const FRESH_MS = 25_000;
const most = 4;

/** Who else has the task open, and who of them types. */
export function Presence({ taskId }: { readonly taskId: string }): ReactNode {
  const words = useTranslations('task.presence');
  const others = usePresence(taskId);
  const now = useNow(1000);
  return (
    <ul className="fm-work-presence" aria-label={words('title')} aria-live="polite">
      {others.slice(0, most).map(({ person, state, seenAt }) => {
        const says = words(state, { name: person.name });
        const isFaded = now !== undefined && now - Date.parse(seenAt) > FRESH_MS;
        return (
          <li key={person.id} data-state={state} data-faded={isFaded || undefined}>
            <Hint label={says} informs>
              <span tabIndex={0} role="img" aria-label={says}>
                <PersonAvatar name={person.name} />
              </span>
            </Hint>
            {state === 'editing' && <span className="fm-work-presence-words">{says}</span>}
          </li>
        );
      })}
      {others.length > most && <li className="fm-dim">{words('more', { count: others.length - most })}</li>}
    </ul>
  );
}
