'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useNotifications } from '@mantine/notifications';

const ShownNotices = dynamic(() => import('./shown-notices.tsx').then((part) => part.ShownNotices), {
  ssr: false,
});

/** Where notices appear; what draws them comes with the first one. */
export function Notices(): ReactNode {
  const { notifications } = useNotifications();
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded && notifications.length > 0) setNeeded(true);
  return isNeeded ? <ShownNotices /> : null;
}
