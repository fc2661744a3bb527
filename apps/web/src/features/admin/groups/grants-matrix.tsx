'use client';
import type { ReactNode } from 'react';
import { Checkbox, Group, Select, Skeleton, Table } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { GroupGrantRow } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { WideTable } from '../../../shared/frame/wide-table.tsx';
import { useGrants, useGroups, useSetGrants } from '../api/groups.ts';
import { groupNames } from '../api/people.ts';
import { granteesOf, grantVerbs, withVerb, type Grantee } from '../model/grants.ts';
import { PersonSelect } from './members.tsx';

interface Properties {
  readonly name: string;
}

/** Who beside the members may do what with a group's tasks. Each mark counts at once. */
export function GrantsMatrix({ name }: Properties): ReactNode {
  const words = useTranslations('admin');
  const grants = useGrants(name);
  const set = useSetGrants(name);
  if (grants.data === undefined)
    return grants.isError ? (
      <CallProblem error={grants.error} title={words('failed')} onRetry={() => void grants.refetch()} />
    ) : (
      <Skeleton height={80} />
    );
  const shown = set.isPending ? set.variables : grants.data;
  const rows = granteesOf(shown);
  return (
    <>
      {rows.length > 0 && <Matrix grants={shown} rows={rows} onChange={(wanted) => set.mutate(wanted)} />}
      <AddGrantee
        name={name}
        without={rows}
        onChoose={(grantee) => set.mutate(withVerb(shown, grantee, 'see', true))}
      />
      {set.isError && <CallProblem error={set.error} title={words('failed')} />}
    </>
  );
}

interface MatrixProperties {
  readonly grants: readonly GroupGrantRow[];
  readonly rows: readonly Grantee[];
  readonly onChange: (grants: readonly GroupGrantRow[]) => void;
}

function Matrix({ grants, rows, onChange }: MatrixProperties): ReactNode {
  const words = useTranslations('admin.groups');
  return (
    <WideTable label={words('grants')} minWidth={460}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('grantee')}</Table.Th>
            {grantVerbs.map((verb) => (
              <Table.Th key={verb}>{words(`verbs.${verb}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.kind}:${row.name}`}>
              <Table.Td>
                {row.name} <span className="fm-admin-dim">{words(`kinds.${row.kind}`)}</span>
              </Table.Td>
              {grantVerbs.map((verb) => (
                <Table.Td key={verb}>
                  <Checkbox
                    aria-label={words('may', { who: row.name, what: words(`verbs.${verb}`) })}
                    checked={row.verbs.includes(verb)}
                    onChange={({ currentTarget }) =>
                      onChange(withVerb(grants, row, verb, currentTarget.checked))
                    }
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface AddProperties {
  readonly name: string;
  readonly without: readonly Grantee[];
  readonly onChoose: (grantee: Pick<Grantee, 'kind' | 'name'>) => void;
}

function AddGrantee({ name, without, onChoose }: AddProperties): ReactNode {
  const words = useTranslations('admin.groups');
  const groups = useGroups();
  const taken = (kind: Grantee['kind']) => without.filter((one) => one.kind === kind).map((one) => one.name);
  const others = groupNames(groups.data).filter(
    ({ value }) => value !== name && !taken('group').includes(value),
  );
  return (
    <Group mt="sm" align="flex-end">
      <PersonSelect
        label={words('grantPerson')}
        without={taken('user')}
        onChoose={(user) => onChoose({ kind: 'user', name: user })}
      />
      <Select
        className="fm-admin-grow"
        label={words('grantGroup')}
        data={others}
        value={null}
        searchable
        onChange={(group) => {
          if (group !== null) onChoose({ kind: 'group', name: group });
        }}
      />
    </Group>
  );
}
