'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { RoundRow, RoundTask } from '@fermata/contracts';
import { DueChip, PersonName, StatusBadge } from '@fermata/ui';
import { instancePath } from '../../../shared/frame/paths.ts';
import { nameOfTask } from '../model/desk-task.ts';

/** How an approval by several or by other people stands. */
export function RoundCard({ round }: { readonly round: RoundRow }): ReactNode {
  const words = useTranslations('desk.rounds');
  const { instanceId, definition, total, done, outcomes, until, dueAt } = round;
  const given = Object.entries(outcomes);
  return (
    <li className="fm-desk-card">
      <div className="fm-desk-card-line">
        <Link className="fm-text-link" href={instancePath(instanceId)}>
          {nameOfTask(round)}
        </Link>
        <span className="fm-dim">{definition}</span>
        {dueAt !== undefined && <DueChip at={dueAt} />}
        <strong className="fm-desk-progress">{words('progress', { done, total })}</strong>
      </div>
      {(given.length > 0 || until !== undefined) && (
        <p className="fm-desk-card-text">
          {given.map(([outcome, count]) => words('outcome', { outcome, count })).join(', ')}
          {until !== undefined && (
            <>
              {given.length > 0 && ' · '}
              {words('until')} <code>{until}</code>
            </>
          )}
        </p>
      )}
      <ul className="fm-plain-list fm-desk-round">
        {round.tasks.map((task) => (
          <TaskOfRound key={task.taskId} task={task} />
        ))}
      </ul>
      <Apart round={round} />
    </li>
  );
}

function TaskOfRound({ task: { taskId, status, person, outcome } }: { readonly task: RoundTask }): ReactNode {
  const words = useTranslations('desk.rounds');
  return (
    <li>
      <Link className="fm-desk-chip" href={`/tasks/${taskId}`}>
        <StatusBadge status={status} />
        {person === undefined ? (
          <span className="fm-dim">{words('free')}</span>
        ) : (
          <PersonName name={person.name} />
        )}
        {outcome !== undefined && <span>{outcome}</span>}
      </Link>
    </li>
  );
}

/** Who may not answer, by name or by what they have done before. */
function Apart({ round: { excluded, separateFrom } }: { readonly round: RoundRow }): ReactNode {
  const words = useTranslations('desk.rounds');
  if (excluded.length === 0 && separateFrom.length === 0) return null;
  return (
    <p className="fm-dim fm-desk-card-text">
      {excluded.length > 0 && words('excluded', { names: excluded.map(({ name }) => name).join(', ') })}{' '}
      {separateFrom.length > 0 && words('separate', { steps: separateFrom.join(', ') })}
    </p>
  );
}
