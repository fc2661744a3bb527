'use client';
import { useEffect } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { shortCount, tabTitle } from './needs.ts';
import { usePlace } from './place.ts';
import { countedIcon, showIcon, type IconColours } from './tab-icon.ts';
import { useNeedCount } from './use-needs.ts';

/** What the browser's tab says and shows: the page, and how many things wait for the person. */
export function TabSign(): null {
  const title = usePlace(({ place }) => place.title);
  const count = shortCount(useNeedCount());
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  useEffect(() => {
    document.title = tabTitle(title, count);
  }, [title, count]);
  useEffect(() => {
    showIcon(count === undefined ? undefined : countedIcon(count, colours()));
  }, [count, scheme]);
  useEffect(() => () => showIcon(undefined), []);
  return null;
}

function colours(): IconColours {
  const style = getComputedStyle(document.documentElement);
  const [sign, badgeText] = [
    style.getPropertyValue('--fm-waiting'),
    style.getPropertyValue('--fm-waiting-tint'),
  ];
  return { sign, badge: sign, badgeText };
}
