'use client';
import type { ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Hint } from '@fermata/ui';
import { shortCount } from '../frame/needs.ts';
import { usePanels } from '../frame/panels.ts';
import { useUnreadCount } from './queries.ts';

/** Opens what the person is told, and says how much of it is new. */
export function Bell(): ReactNode {
  const words = useTranslations('notices');
  const { shown, open, close } = usePanels();
  const count = useUnreadCount() ?? 0;
  const isOpen = shown === 'notices';
  const short = shortCount({ count, exact: true });
  const label = words('bell', { count });
  return (
    <Hint label={label}>
      <ActionIcon
        className="fm-bell"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : open('notices'))}
      >
        <IconBell size={20} stroke={1.6} />
        {short !== undefined && (
          <span className="fm-bell-count" aria-hidden>
            {short}
          </span>
        )}
      </ActionIcon>
    </Hint>
  );
}
