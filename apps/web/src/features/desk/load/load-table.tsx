'use client';
import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { LoadRow } from '@fermata/contracts';
import { isRole } from '../../../shared/people/use-principal-name.ts';
import { longest } from '../model/bars.ts';
import { LoadLine, numbers } from './load-line.tsx';

interface Properties {
  readonly rows: readonly LoadRow[] | undefined;
  /** How many people there are. */
  readonly people: number;
  readonly group: string | null;
  readonly person: string | null;
  readonly onGroup: (group: string | null) => void;
  readonly onPerson: (person: string | null) => void;
}

const shownAtFirst = Object.freeze({ people: 25, groups: 10 });

/** People and groups, the most burdened first. A person takes what is dropped on it. */
export function LoadTable({ rows, people, group, person, onGroup, onPerson }: Properties): ReactNode {
  const words = useTranslations('desk.load');
  const [isWhole, setWhole] = useState(false);
  if (rows === undefined) return <Skeleton height={240} />;
  const persons = rows.filter(({ kind }) => kind === 'person');
  const groups = rows.filter(({ kind }) => kind === 'group');
  const choosable = groups.filter(({ id }) => !isRole(id));
  const shown = isWhole ? persons : persons.slice(0, shownAtFirst.people);
  return (
    <div className="fm-desk-people">
      <GroupChoice groups={choosable} group={group} onGroup={onGroup} />
      <Lines title={words('people')} rows={shown} chosen={person} onChoose={onPerson} />
      {persons.length === 0 && <p className="fm-dim">{words(group === null ? 'nobodyYet' : 'nobody')}</p>}
      {shown.length < persons.length && (
        <Button variant="default" size="xs" onClick={() => setWhole(true)}>
          {words('more', { count: persons.length - shown.length })}
        </Button>
      )}
      {isWhole && people > persons.length && (
        <p className="fm-dim">{words('tooMany', { shown: persons.length, people })}</p>
      )}
      {group === null && <Groups rows={groups} onChoose={onGroup} />}
    </div>
  );
}

interface ChoiceProperties extends Pick<Properties, 'group' | 'onGroup'> {
  readonly groups: readonly LoadRow[];
}

/** Whose people are shown: everybody, or those of a group. */
function GroupChoice({ groups, group, onGroup }: ChoiceProperties): ReactNode {
  const words = useTranslations('desk.load');
  return (
    <NativeSelect
      className="fm-desk-group"
      aria-label={words('ofGroup')}
      data={[
        { value: '', label: words('everybody') },
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={group ?? ''}
      onChange={({ currentTarget }) => onGroup(currentTarget.value || null)}
    />
  );
}

interface GroupsProperties {
  readonly rows: readonly LoadRow[];
  readonly onChoose: (group: string | null) => void;
}

/** Groups, the most burdened first; the others when they are asked for. */
function Groups({ rows, onChoose }: GroupsProperties): ReactNode {
  const words = useTranslations('desk.load');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst.groups);
  return (
    <>
      <Lines title={words('groups')} rows={shown} chosen={null} onChoose={onChoose} />
      {shown.length < rows.length && (
        <Button variant="default" size="xs" onClick={() => setWhole(true)}>
          {words('moreGroups', { count: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}

interface LinesProperties {
  readonly title: string;
  readonly rows: readonly LoadRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function Lines({ title, rows, chosen, onChoose }: LinesProperties): ReactNode {
  const words = useTranslations('desk.load');
  if (rows.length === 0) return null;
  const most = longest(rows);
  return (
    <table className="fm-desk-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="fm-desk-bar-cell">
            {words('bar')}
          </th>
          {numbers.map((name) => (
            <th key={name} scope="col" className="fm-number" data-column={name}>
              {words(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LoadLine
            key={row.id}
            row={row}
            most={most}
            isChosen={row.id === chosen}
            onChoose={() => onChoose(row.id === chosen ? null : row.id)}
          />
        ))}
      </tbody>
    </table>
  );
}
