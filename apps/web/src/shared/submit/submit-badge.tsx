'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { IconSend } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useSubmissions } from './use-submit-queue.tsx';

/** Says how many answers wait on this device for the network or for a sign-in; leads to the first of them. */
export function SubmitBadge(): ReactNode {
  const words = useTranslations('frame');
  const waiting = Object.values(useSubmissions()).filter(
    ({ state }) => state.kind === 'waiting' || (state.kind === 'sending' && state.attempts > 0),
  );
  const [first] = waiting;
  return (
    <div role="status" className="fm-stale-place">
      {first !== undefined && (
        <Link
          className="fm-stale fm-answers"
          href={`/tasks/${encodeURIComponent(first.taskId)}`}
          title={waiting.map(({ title }) => title).join('\n')}
        >
          <IconSend size={14} aria-hidden />
          {words('answersWait', { count: waiting.length })}
        </Link>
      )}
    </div>
  );
}
