'use client';
import { useEffect, type ReactNode } from 'react';
import { usePathname } from 'next/navigation';
import { Group, Title } from '@mantine/core';
import { rememberVisit } from './recent.ts';
import { usePlace, type Crumb, type GuideName } from './place.ts';

interface Properties {
  readonly title: ReactNode;
  /** The title as text, for the browser's tab and the breadcrumb; needed where `title` is no text. */
  readonly name?: string;
  /** What stands between the area and this page in the breadcrumb. */
  readonly crumbs?: readonly Crumb[];
  /** Which guide the help drawer opens here; absent = the analyst's. */
  readonly guide?: GuideName;
  /** Status and facts beside the title. */
  readonly facts?: ReactNode;
  /** Buttons right; the one main action last. */
  readonly actions?: ReactNode;
  /** Tabs or filters below the title. */
  readonly tools?: ReactNode;
  /** Fills the screen, without padding: a canvas. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

/** The head and the body that every page has. */
export function Page(properties: Properties): ReactNode {
  const { title, facts, actions, tools, full = false, children } = properties;
  useEntered(properties);
  return (
    <div className="fm-page" data-full={full || undefined}>
      <header className="fm-page-head">
        <Group gap="md" className="fm-page-line">
          <Title order={1} className="fm-page-title">
            {title}
          </Title>
          {facts !== undefined && <div className="fm-page-facts">{facts}</div>}
          {actions !== undefined && (
            <Group gap="sm" className="fm-page-actions">
              {actions}
            </Group>
          )}
        </Group>
        {tools}
      </header>
      <div className="fm-page-body">{children}</div>
    </div>
  );
}

const noCrumbs: readonly Crumb[] = Object.freeze([]);

/** Tells the frame where the person is: the bar and the browser's tab say it. */
function useEntered({ title, name, crumbs = noCrumbs, guide }: Properties): void {
  const enter = usePlace((store) => store.enter);
  const path = usePathname();
  const text = name ?? (typeof title === 'string' ? title : '');
  // Callers write their crumbs in place; only other words are another place.
  const way = JSON.stringify(crumbs);
  useEffect(() => {
    enter({ title: text, crumbs: JSON.parse(way) as readonly Crumb[], guide });
  }, [enter, text, way, guide]);
  useEffect(() => {
    if (text !== '') rememberVisit({ path, title: text });
  }, [path, text]);
}
