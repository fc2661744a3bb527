'use client';
import type { ReactNode } from 'react';
import { useLocale } from 'use-intl';
import { Hint } from '../text/hint.tsx';
import { useNow } from './clock.ts';
import { msOf, relativeWords, useExactWords, type MomentValue } from './moment.ts';

interface RelativeTimeProps {
  /** ISO 8601, or milliseconds since 1970. */
  readonly at: MomentValue;
  /** Whether it can be reached by Tab, so that the exact time shows without a mouse; not in rows of a table. */
  readonly focusable?: boolean;
}

/** How long ago or until when; the exact moment on hover and focus, and for screen readers. */
export function RelativeTime({ at, focusable = false }: RelativeTimeProps): ReactNode {
  const locale = useLocale();
  const now = useNow(30_000);
  const exact = useExactWords();
  const ms = msOf(at);
  if (Number.isNaN(ms)) return null;
  const words = exact(ms);
  return (
    <Hint label={words} informs>
      <time dateTime={new Date(ms).toISOString()} {...(focusable && { tabIndex: 0 })}>
        {now === undefined ? words : relativeWords(ms, now, locale)}
        {now !== undefined && <span className="fm-visually-hidden">{` (${words})`}</span>}
      </time>
    </Hint>
  );
}

/** The exact moment. */
export function ExactTime({ at }: { readonly at: MomentValue }): ReactNode {
  const exact = useExactWords();
  const ms = msOf(at);
  if (Number.isNaN(ms)) return null;
  return <time dateTime={new Date(ms).toISOString()}>{exact(ms)}</time>;
}
