'use client';
import { useMemo, type ReactNode } from 'react';
import Link from 'next/link';
import { Anchor, Badge, UnstyledButton } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { RelativeTime, type TableColumn } from '@fermata/ui';
import type { WorkflowRow } from './use-workflows.ts';

/** The columns of the list. */
export function useColumns(onTag: (tag: string) => void): readonly TableColumn<WorkflowRow>[] {
  const words = useTranslations('definitions');
  return useMemo(
    () => [
      {
        id: 'name',
        title: words('columns.name'),
        sortable: true,
        minWidth: 280,
        cell: ({ title, name }) => (
          <span className="fm-two-lines">
            <span>{title}</span>
            <small>{name}</small>
          </span>
        ),
      },
      {
        id: 'status',
        title: words('columns.status'),
        width: 190,
        cell: ({ latestVersion, changed }) =>
          words('status', { version: latestVersion, changed: String(changed) }),
      },
      { id: 'problems', title: words('columns.problems'), width: 110, cell: (row) => <Found row={row} /> },
      {
        id: 'open',
        title: words('columns.open'),
        width: 130,
        align: 'end',
        cell: (row) => <Open row={row} />,
      },
      {
        id: 'tags',
        title: words('columns.tags'),
        width: 120,
        cell: ({ tags }) => <Tags tags={tags} onTag={onTag} />,
      },
      {
        id: 'updated',
        title: words('columns.updated'),
        sortable: true,
        width: 170,
        cell: ({ updatedAt, updatedBy }) => (
          <span>
            <RelativeTime at={updatedAt} /> <span className="fm-dim">{updatedBy}</span>
          </span>
        ),
      },
    ],
    [words, onTag],
  );
}

function Found({ row }: { readonly row: WorkflowRow }): ReactNode {
  const words = useTranslations('definitions');
  const { draftErrors, draftWarnings } = row;
  const [errors, warnings] = [
    words('errors', { count: draftErrors }),
    words('warnings', { count: draftWarnings }),
  ];
  return (
    <span className="fm-found">
      {draftErrors > 0 && (
        <span className="fm-is-error" title={errors}>
          <IconAlertOctagon size={16} aria-label={errors} /> {draftErrors}
        </span>
      )}
      {draftWarnings > 0 && (
        <span className="fm-is-warning" title={warnings}>
          <IconAlertTriangle size={16} aria-label={warnings} /> {draftWarnings}
        </span>
      )}
    </span>
  );
}

function Open({ row: { name, openInstances = 0 } }: { readonly row: WorkflowRow }): ReactNode {
  const words = useTranslations('definitions');
  if (openInstances === 0) return <span className="fm-dim">0</span>;
  return (
    <Anchor component={Link} href={`/instances?definition=${encodeURIComponent(name)}`} size="sm">
      {words('count', { count: openInstances, more: String(openInstances >= 1000) })}
    </Anchor>
  );
}

interface TagsProperties {
  readonly tags: readonly string[];
  readonly onTag: (tag: string) => void;
}

function Tags({ tags, onTag }: TagsProperties): ReactNode {
  const words = useTranslations('definitions');
  return (
    <span className="fm-found">
      {tags.map((tag) => (
        <UnstyledButton key={tag} onClick={() => onTag(tag)} aria-label={words('filterBy', { tag })}>
          <Badge variant="light" color="gray" tt="none">
            {tag}
          </Badge>
        </UnstyledButton>
      ))}
    </span>
  );
}
