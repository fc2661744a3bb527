'use client';
import type { ReactNode } from 'react';
import { Group, Title } from '@mantine/core';

interface Properties {
  readonly title: ReactNode;
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
export function Page({ title, facts, actions, tools, full = false, children }: Properties): ReactNode {
  return (
    <div className="fm-page" data-full={full || undefined}>
      <header className="fm-page-head">
        <Group gap="md" wrap="nowrap" className="fm-page-line">
          <Title order={1} className="fm-page-title">
            {title}
          </Title>
          {facts !== undefined && <div className="fm-page-facts">{facts}</div>}
          <Group gap="sm" className="fm-page-actions">
            {actions}
          </Group>
        </Group>
        {tools}
      </header>
      <div className="fm-page-body">{children}</div>
    </div>
  );
}
