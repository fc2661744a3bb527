'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMay } from '../../../shared/session/use-me.ts';

/** The ways to what a person has to do, has done, and how it came in. */
export function PersonTraces({ id, login }: { readonly id: string; readonly login: string }): ReactNode {
  const words = useTranslations('admin.people.traces');
  const may = useMay();
  const who = encodeURIComponent(id);
  const ways = [
    { name: 'tasks', href: `/tasks?tab=all&person=${who}`, isOpen: may('task.see') },
    {
      name: 'signIns',
      href: `/admin/sign-ins?subject=${encodeURIComponent(login)}`,
      isOpen: may('audit.read'),
    },
    { name: 'deeds', href: `/admin/audit?actor=${who}`, isOpen: may('audit.read') },
  ] as const;
  return (
    <p className="fm-admin-ways">
      {ways
        .filter(({ isOpen }) => isOpen)
        .map(({ name, href }) => (
          <Link key={name} className="fm-text-link" href={href}>
            {words(name)}
          </Link>
        ))}
    </p>
  );
}
