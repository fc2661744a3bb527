'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Page } from '../../shared/frame/page.tsx';

/** What needs the person now. */
export function Home(): ReactNode {
  const words = useTranslations('home');
  return <Page title={words('title')}>{null}</Page>;
}
