'use client';
import type { ReactNode } from 'react';
import { Alert, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Markdown } from '@fermata/ui';
import { Drawer } from './dialogs.tsx';
import { guideText } from './guide-text.ts';
import { usePanels } from './panels.ts';
import { usePlace, type GuideName } from './place.ts';

const guides = Object.freeze(['analyst', 'support', 'supervisor', 'admin', 'developer'] as const);

/** The guide that belongs to the page, beside it. */
export function HelpDrawer(): ReactNode {
  const words = useTranslations('frame.help');
  const { shown, close } = usePanels();
  const own = usePlace((store) => store.place.guide) ?? 'analyst';
  const [chosen, setChosen] = useState<GuideName>();
  const guide = chosen ?? own;
  return (
    <Drawer
      opened={shown === 'help'}
      onClose={() => {
        setChosen(undefined);
        close();
      }}
      position="right"
      size={520}
      title={words('title')}
      withOverlay={false}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label={words('which')}
          value={guide}
          onChange={setChosen}
          data={guides.map((name) => ({ value: name, label: words(`guides.${name}`) }))}
        />
        <GuideText name={guide} />
      </Stack>
    </Drawer>
  );
}

/** One guide as text. */
export function GuideText({ name }: { readonly name: GuideName }): ReactNode {
  const words = useTranslations('frame.help');
  const language = useLocale();
  const { data, error } = useQuery({
    queryKey: ['guide', name],
    queryFn: () => guideText(name),
    staleTime: Infinity,
  });
  if (error !== null) return <Alert color="red">{words('missing')}</Alert>;
  if (data === undefined) return <Skeleton height={320} />;
  return (
    <>
      {language !== 'en' && (
        <Text size="sm" c="dimmed">
          {words('english')}
        </Text>
      )}
      <div lang="en" dir="ltr">
        <Markdown>{data}</Markdown>
      </div>
    </>
  );
}
