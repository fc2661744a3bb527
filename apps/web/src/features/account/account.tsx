'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button, Stack, Switch, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Absences } from '../../shared/absences/absences.tsx';
import { Page } from '../../shared/frame/page.tsx';
import { NoticeSettings } from '../../shared/notices/notice-settings.tsx';
import { useMe } from '../../shared/session/use-me.ts';
import { usePreferences } from '../../shared/theme/preferences.ts';
import { LanguageAndZone } from './language-and-zone.tsx';
import { Sessions } from './sessions.tsx';

/** What belongs to the person: language and zone, how the desk behaves, password, where one is signed in. */
export function Account(): ReactNode {
  const words = useTranslations('account');
  const { data: me } = useMe();
  const { singleKeys, set } = usePreferences();
  if (me === undefined) return null;
  return (
    <Page
      title={words('title')}
      guide="support"
      facts={`${me.name} · ${me.login}`}
      actions={
        <Button component={Link} href="/account/password" variant="default">
          {words('changePassword')}
        </Button>
      }
    >
      <Stack gap="xl" className="fm-reading">
        <LanguageAndZone me={me} />
        <section>
          <Title order={2} mb="sm">
            {words('keys.title')}
          </Title>
          <Switch
            label={words('keys.single')}
            description={words('keys.singleHelp')}
            checked={singleKeys}
            onChange={(event) => set({ singleKeys: event.currentTarget.checked })}
          />
        </section>
        <Absences />
        <NoticeSettings />
        <Sessions />
      </Stack>
    </Page>
  );
}
