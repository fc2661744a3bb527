'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isWithin } from './paths.ts';
import { usePlace, type Crumb } from './place.ts';
import { useAreas } from './use-areas.ts';

/** Where the person is: area, what lies between, this page. */
export function Breadcrumb(): ReactNode {
  const words = useTranslations('frame');
  const path = usePathname();
  const { title, crumbs } = usePlace((store) => store.place);
  const area = useAreas().find(({ path: to }) => isWithin(path, to));
  const isArea = area?.path === path;
  const first: readonly Crumb[] =
    area === undefined || isArea ? [] : [{ label: words(`pages.${area.name}`), href: area.path }];
  const own = isArea && area !== undefined ? words(`pages.${area.name}`) : title;
  return (
    <nav className="fm-crumbs" aria-label={words('breadcrumb')}>
      <ol>
        {[...first, ...crumbs].map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
        <li aria-current="page">{own}</li>
      </ol>
    </nav>
  );
}
