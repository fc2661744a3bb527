'use client';
import type { ReactNode } from 'react';
import { Notifications } from '@mantine/notifications';

/** The notices themselves. */
export function ShownNotices(): ReactNode {
  return <Notifications position="bottom-right" />;
}
