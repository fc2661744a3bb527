'use client';
import type { ReactNode } from 'react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Me } from '@fermata/contracts';
import { languageCookie, rememberFor } from '../../shared/i18n/cookies.ts';
import { isLanguage } from '../../shared/i18n/languages.ts';
import { safeTarget } from '../../shared/frame/paths.ts';
import { announceSession } from '../../shared/session/session-news.ts';
import { SignInFields } from '../../shared/session/sign-in-fields.tsx';
import { Door } from './door.tsx';
import { PlainHttpNote } from './plain-http-note.tsx';

/** The sign-in page. */
export function SignIn(): ReactNode {
  const words = useTranslations('auth');
  const target = safeTarget(useSearchParams().get('to'));
  const goIn = ({ language }: Me) => {
    announceSession();
    keepLanguage(language);
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

/** The person's language; the default of new accounts is no choice, so it leaves the browser's wish alone. */
function keepLanguage(language: string): void {
  const base = language.split('-')[0];
  const wasChosen = document.cookie.includes(`${languageCookie}=`);
  if (isLanguage(base) && (base !== 'en' || wasChosen)) rememberFor(languageCookie, base);
}
