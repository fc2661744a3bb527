'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconDevicesOff,
  IconLogout,
  IconMoon,
  IconRowInsertTop,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMe } from '../session/use-me.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { usePreferences } from '../theme/preferences.ts';

const schemes = Object.freeze([
  { name: 'light', value: 'light', Icon: IconSun },
  { name: 'dark', value: 'dark', Icon: IconMoon },
  { name: 'system', value: 'auto', Icon: IconDeviceDesktop },
] as const);

/** What belongs to the person: colours, density, account, the way out. */
export function AccountItems(): ReactNode {
  const words = useTranslations('frame');
  const { data: me } = useMe();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, set } = usePreferences();
  const other = density === 'compact' ? 'normal' : 'compact';
  if (me === undefined) return null;
  return (
    <>
      <Menu.Label>{me.name}</Menu.Label>
      <Menu.Item component={Link} href="/account" leftSection={<IconUserCog size={16} />}>
        {words('accountPage')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{words('scheme.title')}</Menu.Label>
      {schemes.map(({ name, value, Icon }) => (
        <Menu.RadioItem
          key={name}
          value={value}
          checked={colorScheme === value}
          checkIcon={<IconCheck size={14} />}
          rightSection={<Icon size={16} />}
          closeMenuOnClick
          onChange={() => setColorScheme(value)}
        >
          {words(`scheme.${name}`)}
        </Menu.RadioItem>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconRowInsertTop size={16} />} onClick={() => set({ density: other })}>
        {words(`density.${other}`)}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.here()}>
        {words('signOut')}
      </Menu.Item>
      <Menu.Item leftSection={<IconDevicesOff size={16} />} onClick={() => signOut.everywhere()}>
        {words('signOutEverywhere')}
      </Menu.Item>
    </>
  );
}
