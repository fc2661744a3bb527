'use client';
import { useEffect, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Skeleton } from '@mantine/core';
import { useMay, useMe } from '../../../shared/session/use-me.ts';
import { sectionsFor } from '../model/sections.ts';

/** Leads on to the first section that the person may open. */
export function AdminHome(): ReactNode {
  const router = useRouter();
  const may = useMay();
  const { data: me } = useMe();
  const target = me === undefined ? undefined : sectionsFor(may)[0]?.path;
  useEffect(() => {
    if (target !== undefined) router.replace(target);
  }, [router, target]);
  return <Skeleton height={120} />;
}
