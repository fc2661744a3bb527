'use client';
import type { ReactNode } from 'react';
import { Button, Group, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { usePages } from '../api/queries.ts';
import { useDesk } from '../page/use-desk.ts';
import { RoundCard } from './round-card.tsx';
import { SampleCard } from './sample-card.tsx';
import { SamplingRules } from './sampling-rules.tsx';

/** Approvals as they stand, and the quality of what was done. */
export function ReviewsTab(): ReactNode {
  const mayReview = useMay()('task.review');
  return (
    <Stack gap="xl" className="fm-desk-reviews">
      <Rounds />
      <Samples mayReview={mayReview} />
      <SamplingRules mayChange={mayReview} />
    </Stack>
  );
}

function Rounds(): ReactNode {
  const words = useTranslations('desk.rounds');
  const { desk, go } = useDesk();
  const list = usePages('rounds', { of: desk.rounds });
  const rounds = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section>
      <Head
        title={words('title')}
        which={words('which')}
        kinds={(['several', 'apart'] as const).map((value) => ({ value, label: words(value) }))}
        value={desk.rounds}
        onChange={(rounds) => go({ rounds })}
      />
      <Listed list={list} rows={rounds} none={words(`none.${desk.rounds}`)} failed={words('failed')}>
        {rounds?.map((round) => (
          <RoundCard key={`${round.instanceId} ${round.visit}`} round={round} />
        ))}
      </Listed>
    </section>
  );
}

function Samples({ mayReview }: { readonly mayReview: boolean }): ReactNode {
  const words = useTranslations('desk.samples');
  const { desk, go } = useDesk();
  const list = usePages('samples', { state: desk.samples });
  const samples = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section>
      <Head
        title={words('title')}
        which={words('which')}
        kinds={(['open', 'reviewed'] as const).map((value) => ({ value, label: words(value) }))}
        value={desk.samples}
        onChange={(samples) => go({ samples })}
      />
      <Listed list={list} rows={samples} none={words(`none.${desk.samples}`)} failed={words('listFailed')}>
        {samples?.map((sample) => (
          <SampleCard key={sample.taskId} sample={sample} mayReview={mayReview} />
        ))}
      </Listed>
    </section>
  );
}

interface HeadProperties<K extends string> {
  readonly title: string;
  readonly which: string;
  readonly kinds: readonly { readonly value: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (kind: K) => void;
}

/** What a list is of, and which of it is shown. */
function Head<K extends string>({ title, which, kinds, value, onChange }: HeadProperties<K>): ReactNode {
  return (
    <Group justify="space-between" mb="xs">
      <Title order={2}>{title}</Title>
      <SegmentedControl size="xs" aria-label={which} value={value} onChange={onChange} data={[...kinds]} />
    </Group>
  );
}

interface ListedProperties {
  readonly list: Pick<
    ReturnType<typeof usePages>,
    'error' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'refetch'
  >;
  readonly rows: readonly unknown[] | undefined;
  /** Said when there is nothing. */
  readonly none: string;
  /** Said when it cannot be read. */
  readonly failed: string;
  readonly children: ReactNode;
}

function Listed({ list, rows, none, failed, children }: ListedProperties): ReactNode {
  const words = useTranslations('desk');
  if (rows === undefined)
    return list.error === null ? (
      <Skeleton height={80} />
    ) : (
      <CallProblem error={list.error} title={failed} onRetry={() => void list.refetch()} />
    );
  if (rows.length === 0) return <p className="fm-dim">{none}</p>;
  return (
    <>
      <ul className="fm-plain-list fm-desk-cards">{children}</ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words('more')}
        </Button>
      )}
    </>
  );
}
