'use client';
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DueChip, RelativeTime, StatusBadge } from '@fermata/ui';
import { definitionPath, instancePath, taskPath } from '../../shared/frame/paths.ts';
import { usePrincipalName } from '../../shared/people/use-principal-name.ts';
import { Panel, Row } from './panel.tsx';
import { useAuditTail, useHealth, useOpenTasks, useRecentDefinitions, useTrouble } from './queries.ts';

/** Instances that wait for somebody to repair them. */
export function TroublePanel({ own }: { readonly own: boolean }): ReactNode {
  const words = useTranslations('home.trouble');
  return (
    <Panel
      title={words(own ? 'mine' : 'all')}
      more={{ href: '/instances?status=failed,suspended', label: words('more') }}
      empty={words('empty')}
      query={useTrouble(own)}
      row={({ id, title, businessKey, status, errorCode, reason, changedAt }) => (
        <Row
          key={id}
          href={instancePath(id)}
          title={businessKey === undefined ? title : `${title} · ${businessKey}`}
          detail={
            <>
              <RelativeTime at={changedAt} /> · {errorCode ?? reason}
            </>
          }
          end={<StatusBadge status={status} />}
        />
      )}
    />
  );
}

/** Tasks for the person; each leads to its place beside the list. */
export function TasksPanel(): ReactNode {
  const words = useTranslations('home.tasks');
  const called = usePrincipalName();
  return (
    <Panel
      title={words('title')}
      more={{ href: '/tasks', label: words('more') }}
      empty={words('empty')}
      query={useOpenTasks()}
      row={({ id, title, businessKey, groups, dueAt, startBy, status }) => (
        <Row
          key={id}
          href={taskPath(id)}
          title={businessKey === undefined ? title : `${title} · ${businessKey}`}
          detail={
            <>
              {dueAt !== undefined && <DueChip at={dueAt} startBy={startBy} />}
              {groups.map(called).join(', ')}
            </>
          }
          end={<StatusBadge status={status} />}
        />
      )}
    />
  );
}

/** What was worked on last, own drafts first. */
export function DefinitionsPanel(): ReactNode {
  const words = useTranslations('home.definitions');
  return (
    <Panel
      title={words('title')}
      more={{ href: '/workflows', label: words('more') }}
      empty={words('empty')}
      query={useRecentDefinitions()}
      row={({ kind, name, title, changed, latestVersion, updatedAt }) => (
        <Row
          key={`${kind} ${name}`}
          href={definitionPath(kind, name)}
          title={title}
          detail={
            <>
              {words(`kinds.${kind}`)} · <RelativeTime at={updatedAt} />
            </>
          }
          end={
            <span className="fm-home-version" data-draft={changed || undefined}>
              {changed ? words('draft') : words('version', { version: latestVersion })}
            </span>
          }
        />
      )}
    />
  );
}

/** What was done last, and by whom. */
export function AuditPanel(): ReactNode {
  const words = useTranslations('home.audit');
  return (
    <Panel
      title={words('title')}
      empty={words('empty')}
      query={useAuditTail()}
      row={({ seq, at, actor, verb, object, allowed }) => (
        <Row
          key={seq}
          href={placeOf(object)}
          title={`${actor} · ${verb}`}
          detail={shortened(object)}
          end={
            <>
              {!allowed && <span className="fm-home-denied">{words('denied')}</span>} <RelativeTime at={at} />
            </>
          }
        />
      )}
    />
  );
}

/** The page of what was acted on: `instance:<id>`, `definition:<kind>/<name>`. */
function placeOf(object: string): string | undefined {
  const [, what, rest = ''] = /^(instance|definition):(.+)$/.exec(object) ?? [];
  if (what === 'instance') return instancePath(rest);
  const [kind = '', ...name] = rest.split('/');
  return what === 'definition' ? definitionPath(kind, name.join('/')) : undefined;
}

/** Ids as short as everywhere else; the link leads to the whole one. */
function shortened(object: string): string {
  return object.replace(/(:[a-z]-[0-9a-f]{8})[0-9a-f-]+$/, '$1');
}

/** Whether database and Temporal answer. */
export function HealthPanel(): ReactNode {
  const words = useTranslations('home.health');
  const { data, error, refetch } = useHealth();
  const parts = data && [
    { name: 'database' as const, isUp: data.database },
    { name: 'temporal' as const, isUp: data.temporal },
  ];
  return (
    <Panel
      title={words('title')}
      empty=""
      query={{ data: parts, error, refetch }}
      row={({ name, isUp }) => (
        <Row
          key={name}
          title={words(name)}
          end={
            <span className="fm-home-health" data-up={isUp || undefined}>
              {isUp ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
              {words(isUp ? 'up' : 'down')}
            </span>
          }
        />
      )}
    />
  );
}
