'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { ActionIcon, Tabs } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEditor, useView } from '../editor-context.tsx';
import type { Verdict } from '../use-problems.ts';
import type { DrawerTab } from '../view/view-store.ts';

// The text editor is the heaviest part of the page: it comes when it is asked for.
const TextPane = dynamic(() => import('../text/text-pane.tsx').then((part) => part.TextPane), { ssr: false });

// What mends a problem reads expressions.
const ProblemsPane = dynamic(() => import('./problems-pane.tsx').then((part) => part.ProblemsPane), {
  ssr: false,
});

// Trials come with forms and tests: they too come when they are asked for.
const SimulationPane = dynamic(
  () => import('../trial/simulation-pane.tsx').then((part) => part.SimulationPane),
  { ssr: false },
);

const tabs = Object.freeze(['problems', 'simulation', 'text'] as const);

/** Below the canvas: problems, simulation, text. */
export function Drawer({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('editor.drawer');
  const { view } = useEditor();
  const drawer = useView((state) => state.drawer);
  const count = verdict.problems.length;
  const open = (tab: string | null) => view.setState({ drawer: (tab ?? undefined) as DrawerTab | undefined });
  return (
    <Tabs
      value={drawer ?? null}
      onChange={open}
      allowTabDeactivation
      className="fm-drawer"
      keepMounted={false}
    >
      <div className="fm-drawer-head">
        <Tabs.List aria-label={words('label')}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {words(tab, { count })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words(drawer === undefined ? 'open' : 'close')}
          onClick={() => open(drawer === undefined ? 'problems' : null)}
        >
          {drawer === undefined ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </ActionIcon>
      </div>
      <Tabs.Panel value="problems" className="fm-drawer-panel">
        <ProblemsPane verdict={verdict} />
      </Tabs.Panel>
      <Tabs.Panel value="simulation" className="fm-drawer-panel">
        <SimulationPane verdict={verdict} />
      </Tabs.Panel>
      <Tabs.Panel value="text" className="fm-drawer-panel">
        <TextPane verdict={verdict} />
      </Tabs.Panel>
    </Tabs>
  );
}
