'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Anchor, Group, Skeleton, Stack, Title } from '@mantine/core';
import { CallProblem } from '../../shared/api/call-problem.tsx';

interface Properties<T> {
  readonly title: string;
  /** Where all of it is. */
  readonly more?: { readonly href: string; readonly label: string };
  readonly query: {
    readonly data: readonly T[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** Said when there is nothing. */
  readonly empty: string;
  readonly row: (item: T) => ReactNode;
}

/** One list of the home page: a few rows, and where the rest is. */
export function Panel<T>({ title, more, query, empty, row }: Properties<T>): ReactNode {
  const { data, error, refetch } = query;
  return (
    <section className="fm-home-panel" aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{title}</Title>
        {more !== undefined && (
          <Anchor component={Link} href={more.href} size="sm">
            {more.label}
          </Anchor>
        )}
      </Group>
      {error !== null && data === undefined && <CallProblem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Stack gap="xs">
          <Skeleton height={32} />
          <Skeleton height={32} />
        </Stack>
      )}
      {data?.length === 0 && <p className="fm-home-empty">{empty}</p>}
      {data !== undefined && data.length > 0 && <ul className="fm-home-rows">{data.map(row)}</ul>}
    </section>
  );
}

interface RowProperties {
  /** Where it leads; absent = nowhere yet. */
  readonly href?: string | undefined;
  readonly title: string;
  readonly detail?: ReactNode;
  /** Status or time at the end of the row. */
  readonly end?: ReactNode;
}

/** One row of a list of the home page; its title is the link. */
export function Row({ href, title, detail, end }: RowProperties): ReactNode {
  return (
    <li className="fm-home-row">
      <span className="fm-home-row-words">
        {href === undefined ? <span>{title}</span> : <Link href={href}>{title}</Link>}
        {detail !== undefined && <span className="fm-home-row-detail">{detail}</span>}
      </span>
      {end !== undefined && <span className="fm-home-row-end">{end}</span>}
    </li>
  );
}
