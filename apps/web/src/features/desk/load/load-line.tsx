'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useDroppable } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import type { LoadRow } from '@fermata/contracts';
import { PersonName } from '@fermata/ui';
import { isRole, usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { barOf } from '../model/bars.ts';
import { tasksBehind } from '../model/queue.ts';

/** The numbers of a person or group, in the order of their columns. */
export const numbers = Object.freeze(['offered', 'claimed', 'overdue', 'dueToday', 'doneToday'] as const);

interface Properties {
  readonly row: LoadRow;
  /** The most that anybody has: the length of the longest bar. */
  readonly most: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One person or group: what it has, as a bar and in numbers. */
export function LoadLine({ row, most, isChosen, onChoose }: Properties): ReactNode {
  const words = useTranslations('desk.load');
  const called = usePrincipalName();
  const isPerson = row.kind === 'person';
  const { setNodeRef, isOver } = useDroppable({ id: row.id, disabled: !isPerson });
  return (
    <tr ref={setNodeRef} data-over={isOver || undefined} data-chosen={isChosen || undefined}>
      <th scope="row">
        {isRole(row.id) ? (
          called(row.id)
        ) : (
          <button type="button" className="fm-desk-name" aria-pressed={isChosen} onClick={onChoose}>
            {isPerson ? <PersonName name={row.name} /> : row.name}
          </button>
        )}
        {row.absent === true && <span className="fm-tag">{words('absent')}</span>}
      </th>
      <td className="fm-desk-bar-cell">
        <Bar row={row} most={most} />
      </td>
      {numbers.map((name) => (
        <Count key={name} value={row[name]} column={name} href={tasksBehind(name, row)} />
      ))}
    </tr>
  );
}

function Bar({ row, most }: { readonly row: LoadRow; readonly most: number }): ReactNode {
  const bar = barOf(row, most);
  return (
    <span className="fm-desk-bar" aria-hidden="true">
      {(['overdue', 'dueToday', 'other'] as const).map((part) => (
        <span key={part} data-part={part} style={{ inlineSize: `${bar[part]}%` }} />
      ))}
    </span>
  );
}

interface CountProperties {
  readonly value: number;
  readonly column: string;
  /** The tasks that are counted. */
  readonly href: string;
}

function Count({ value, column, href }: CountProperties): ReactNode {
  const { number } = useFormats();
  const text = number(value);
  return (
    <td className="fm-number" data-column={column} data-none={value === 0 || undefined}>
      {value === 0 ? (
        text
      ) : (
        <Link className="fm-text-link" href={href}>
          {text}
        </Link>
      )}
    </td>
  );
}
