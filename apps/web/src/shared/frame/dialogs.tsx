'use client';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import {
  Drawer as MantineDrawer,
  Modal as MantineModal,
  type DrawerProps,
  type ModalProps,
} from '@mantine/core';

/** A dialog in the middle of the page; gone at once when it is taken away, it gives the keyboard back. */
export function Modal(properties: ModalProps): ReactNode {
  useGiveBack(properties.opened);
  return <MantineModal {...properties} />;
}

/** A dialog at the side of the page; gone at once when it is taken away, it gives the keyboard back. */
export function Drawer(properties: DrawerProps): ReactNode {
  useGiveBack(properties.opened);
  return <MantineDrawer {...properties} />;
}

/**
 * Gives the keyboard back to what had it when the dialog came, in the moment in which the dialog goes: a key that is
 * pressed next is heard where the person was. The library does so only for dialogs that stay in the page while closed.
 */
function useGiveBack(isOpen: boolean): void {
  const [before] = useState(() => (isOpen ? holder() : undefined));
  useLayoutEffect(
    () => () => {
      const now = document.activeElement;
      // Whatever has taken the keyboard meanwhile keeps it.
      if (now !== null && now !== document.body && now.closest('[role="dialog"]') === null) return;
      if (before?.isConnected === true) before.focus({ preventScroll: true });
    },
    [before],
  );
}

/** What has the keyboard; of a menu the button that has opened it, since the menu goes with the choice. */
function holder(): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined;
  const { activeElement } = document;
  const opener = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const element = typeof opener === 'string' ? document.getElementById(opener) : activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
