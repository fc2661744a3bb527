'use client';
import { useState, type ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { GuideText } from '../../shared/frame/help-drawer.tsx';
import { Page } from '../../shared/frame/page.tsx';
import type { GuideName } from '../../shared/frame/place.ts';

const guides = Object.freeze(['analyst', 'support', 'supervisor', 'admin', 'developer'] as const);

/** All guides, to be read from beginning to end. */
export function Help(): ReactNode {
  const words = useTranslations('help');
  const names = useTranslations('frame.help.guides');
  const [guide, setGuide] = useState<GuideName>('analyst');
  return (
    <Page
      title={words('title')}
      tools={
        <SegmentedControl
          className="fm-help-guides"
          mt="sm"
          aria-label={words('which')}
          value={guide}
          onChange={setGuide}
          data={guides.map((name) => ({ value: name, label: names(name) }))}
        />
      }
    >
      <div className="fm-reading">
        <GuideText name={guide} />
      </div>
    </Page>
  );
}
