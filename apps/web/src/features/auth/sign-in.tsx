'use client';
import type { ReactNode } from 'react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { safeTarget } from '../../shared/frame/paths.ts';
import { announceSession } from '../../shared/session/session-news.ts';
import { SignInFields } from '../../shared/session/sign-in-fields.tsx';
import { Door } from './door.tsx';
import { PlainHttpNote } from './plain-http-note.tsx';

/** The sign-in page. */
export function SignIn(): ReactNode {
  const words = useTranslations('auth');
  const target = safeTarget(useSearchParams().get('to'));
  const goIn = () => {
    announceSession();
    // A new document: nothing of whoever was here before stays in memory.
    window.location.assign(target);
  };
  return (
    <Door title={words('title')}>
      <PlainHttpNote />
      <SignInFields onSignedIn={goIn} />
    </Door>
  );
}
