'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { FermataSign, Hint } from '@fermata/ui';
import { usePreferences } from '../theme/preferences.ts';
import { isWithin } from './paths.ts';
import { useAreas } from './use-areas.ts';

/** The main navigation at the edge: signs alone, or with their words when it is open. */
export function Rail(): ReactNode {
  const words = useTranslations('frame');
  const path = usePathname();
  const isOpen = usePreferences((preferences) => preferences.railOpen);
  const set = usePreferences((preferences) => preferences.set);
  const toggle = words(isOpen ? 'close' : 'open');
  const Toggle = isOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <nav className="fm-rail" data-open={isOpen || undefined} aria-label={words('navigation')}>
      <Link href="/" className="fm-rail-home" aria-label={words('product')}>
        <FermataSign />
        {isOpen && <span aria-hidden="true">{words('product')}</span>}
      </Link>
      {useAreas().map(({ name, path: to, Icon }) => (
        <Hint key={name} label={words(`pages.${name}`)} position="right" disabled={isOpen}>
          <Link
            href={to}
            className="fm-rail-link"
            aria-current={isWithin(path, to) ? 'page' : undefined}
            {...(!isOpen && { 'aria-label': words(`pages.${name}`) })}
          >
            <Icon size={20} stroke={1.6} />
            {isOpen && <span>{words(`pages.${name}`)}</span>}
          </Link>
        </Hint>
      ))}
      <Hint label={toggle} position="right">
        <ActionIcon
          className="fm-rail-toggle"
          aria-label={toggle}
          aria-expanded={isOpen}
          onClick={() => set({ railOpen: !isOpen })}
        >
          <Toggle size={20} stroke={1.6} />
        </ActionIcon>
      </Hint>
    </nav>
  );
}
