'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Skeleton, Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay, useMe } from '../../../shared/session/use-me.ts';
import { useCalmRefresh, useLoad } from '../api/queries.ts';
import { tabs, type DeskTab } from '../model/queue.ts';
import { LoadTab } from '../load/load-tab.tsx';
import { Tiles } from './tiles.tsx';
import { useDesk } from './use-desk.ts';

const loading = () => <Skeleton height={240} />;
// Each comes when its tab is opened.
const ForecastTab = dynamic(() => import('../flow/forecast-tab.tsx').then((part) => part.ForecastTab), {
  loading,
});
const LogTab = dynamic(() => import('../log/log-tab.tsx').then((part) => part.LogTab), { loading });
const ReviewsTab = dynamic(() => import('../reviews/reviews-tab.tsx').then((part) => part.ReviewsTab), {
  loading,
});
const AbsencesTab = dynamic(
  () => import('../../../shared/absences/absences.tsx').then((part) => part.Absences),
  { loading },
);

const bodies: Readonly<Record<DeskTab, () => ReactNode>> = Object.freeze({
  load: () => <LoadTab />,
  forecast: () => <ForecastTab />,
  log: () => <LogTab />,
  reviews: () => <ReviewsTab />,
  absences: () => <AbsencesTab everybody />,
});

/** The supervisor's desk, for whom it is open. */
export function DeskPage(): ReactNode {
  const words = useTranslations('desk');
  const may = useMay();
  const { data: me } = useMe();
  if (me === undefined) return null;
  return may('desk.read') ? <Desk /> : <Page title={words('title')}>{words('notYours')}</Page>;
}

/** The numbers that matter first, then people and their work. */
function Desk(): ReactNode {
  const words = useTranslations('desk');
  const { desk, go } = useDesk();
  const load = useLoad(desk.group);
  useCalmRefresh();
  return (
    <Page
      title={words('title')}
      guide="supervisor"
      facts={
        load.data !== undefined && (
          <span className="fm-dim">
            {words('asOf')} <RelativeTime at={load.data.asOf} />
          </span>
        )
      }
      tools={
        <>
          <Tiles totals={load.data?.totals} />
          <Tabs
            value={desk.tab}
            onChange={(tab) => go({ tab: (tab ?? 'load') as DeskTab })}
            className="fm-desk-tabs"
          >
            <Tabs.List>
              {tabs.map((tab) => (
                <Tabs.Tab key={tab} value={tab} {...(tab === desk.tab && { ref: bringIntoSight })}>
                  {words(`tabs.${tab}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        </>
      }
    >
      {load.isError && load.data === undefined ? (
        <CallProblem error={load.error} title={words('failed')} onRetry={() => void load.refetch()} />
      ) : (
        <section aria-label={words(`tabs.${desk.tab}`)}>{bodies[desk.tab]()}</section>
      )}
    </Page>
  );
}

/** On a narrow screen the tabs scroll sideways: the current one is in sight, with a bit of the one before it. */
function bringIntoSight(tab: HTMLButtonElement | null): void {
  const row = tab?.parentElement;
  if (row) row.scrollLeft = tab.offsetLeft - 48;
}
