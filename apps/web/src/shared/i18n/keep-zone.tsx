'use client';
import { useEffect, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTimeZone } from 'next-intl';
import { rememberFor, zoneCookie } from './cookies.ts';

/** Has pages come in the person's time zone; shows nothing. */
export function KeepZone({ zone }: { readonly zone: string }): ReactNode {
  const router = useRouter();
  const shown = useTimeZone();
  useEffect(() => {
    if (zone === shown) return;
    rememberFor(zoneCookie, zone);
    router.refresh();
  }, [zone, shown, router]);
  return null;
}
