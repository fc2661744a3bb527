'use client';
import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Group, Radio, Select, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { Me, UpdateMeRequest } from '@fermata/contracts';
import { keepSession, taken } from '../../shared/api/client.ts';
import { meUpdate } from '../../shared/api/generated/sdk.gen.ts';
import { languageCookie, rememberFor } from '../../shared/i18n/cookies.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { meKey } from '../../shared/session/use-me.ts';

/** In which language and zone the person reads. */
export function LanguageAndZone({ me }: { readonly me: Me }): ReactNode {
  const words = useTranslations('account.locale');
  const shown = useLocale();
  const update = useUpdate();
  const wished = update.isError ? undefined : update.variables?.language;
  const language = wished ?? shown;
  return (
    <section>
      <Title order={2} mb="sm">
        {words('title')}
      </Title>
      <Stack gap="md">
        <Radio.Group
          label={words('language')}
          name="language"
          value={language}
          onChange={(chosen) => update.mutate({ language: chosen })}
        >
          <Group mt="xs">
            {languages.map((name) => (
              <Radio key={name} value={name} label={words(`languages.${name}`)} lang={name} />
            ))}
          </Group>
        </Radio.Group>
        <Select
          label={words('zone')}
          description={words('zoneHelp')}
          className="fm-zone"
          data={zones(me.zone)}
          value={me.zone}
          searchable
          allowDeselect={false}
          limit={60}
          nothingFoundMessage={words('noZone')}
          onChange={(zone) => zone !== null && update.mutate({ zone })}
        />
      </Stack>
    </section>
  );
}

function useUpdate() {
  const words = useTranslations('account.locale');
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (change: UpdateMeRequest) => (await taken(meUpdate({ body: change }))) as Me,
    onSuccess: (me, { language }) => {
      keepSession(me);
      queries.setQueryData(meKey, me);
      if (language === undefined) return;
      rememberFor(languageCookie, language);
      router.refresh();
    },
    onError: () => void notifications.show({ color: 'red', message: words('failed') }),
  });
}

/** All zones that the browser knows, and the person's own even if it does not. */
function zones(own: string): string[] {
  return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])].sort();
}
