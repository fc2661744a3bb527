'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { usePanels } from './panels.ts';
import { isWithin } from './paths.ts';
import { useAreas } from './use-areas.ts';

/** The main navigation of a narrow screen. */
export function BottomBar(): ReactNode {
  const words = useTranslations('frame');
  const path = usePathname();
  const open = usePanels((panels) => panels.open);
  return (
    <nav className="fm-bottom" aria-label={words('navigation')}>
      {useAreas()
        .flatMap(({ narrow, ...area }) => (narrow === undefined ? [] : [{ ...area, narrow }]))
        .toSorted((one, other) => one.narrow - other.narrow)
        .map(({ name, path: to, Icon }) => (
          <Link
            key={name}
            href={to}
            className="fm-bottom-link"
            aria-current={isWithin(path, to) ? 'page' : undefined}
          >
            <Icon size={20} stroke={1.6} />
            {words(`pages.${name}`)}
          </Link>
        ))}
      <button type="button" className="fm-bottom-link" onClick={() => open('palette')}>
        <IconSearch size={20} stroke={1.6} />
        {words('searchShort')}
      </button>
    </nav>
  );
}
