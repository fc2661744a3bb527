'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Verdict } from '../use-problems.ts';

// The comparison is asked for now and then only.
const PublishReview = dynamic(() => import('./publish-review.tsx').then((part) => part.PublishReview), {
  ssr: false,
});

/** Makes the draft the next version, once the person has seen what that changes. */
export function PublishButton({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('publish');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words('button')}</Button>
      {isOpen && <PublishReview verdict={verdict} onClose={() => setOpen(false)} />}
    </>
  );
}
