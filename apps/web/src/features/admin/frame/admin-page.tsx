'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay, useMe } from '../../../shared/session/use-me.ts';
import { sections, sectionsFor, type Section } from '../model/sections.ts';

interface Properties {
  readonly section: Section['name'];
  readonly actions?: ReactNode;
  /** Filters below the sections. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the house with the way to the others. Who may not open it is told so. */
export function AdminPage({ section, actions, tools, children }: Properties): ReactNode {
  const words = useTranslations('admin');
  const may = useMay();
  const { data: me } = useMe();
  const needs = sections.find(({ name }) => name === section)?.needs;
  if (me === undefined) return null;
  const isAllowed = needs === undefined || may(needs);
  return (
    <Page
      title={words(`sections.${section}`)}
      guide="admin"
      {...(isAllowed && actions !== undefined && { actions })}
      tools={
        <>
          <SectionTabs current={section} />
          {isAllowed && tools}
        </>
      }
    >
      {isAllowed ? children : <p>{words('notYours')}</p>}
    </Page>
  );
}

function SectionTabs({ current }: { readonly current: Section['name'] }): ReactNode {
  const words = useTranslations('admin');
  const may = useMay();
  return (
    <nav className="fm-admin-tabs" aria-label={words('title')}>
      {sectionsFor(may).map(({ name, path }) => (
        <Link
          key={name}
          href={path}
          className="fm-admin-tab"
          {...(name === current && { 'aria-current': 'page' as const, ref: bringIntoSight })}
        >
          {words(`sections.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

/** On a narrow screen the sections scroll sideways: the current one is in sight, with a bit of the one before it. */
function bringIntoSight(tab: HTMLAnchorElement | null): void {
  const row = tab?.parentElement;
  if (row) row.scrollLeft = tab.offsetLeft - 48;
}
