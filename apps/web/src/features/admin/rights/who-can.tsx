'use client';
import type { ReactNode } from 'react';
import { useQueryStates } from 'nuqs';
import { Badge, Group, Select, Skeleton, Table, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { WhoCan as Answer } from '@fermata/contracts';
import { PersonName } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { WideTable } from '../../../shared/frame/wide-table.tsx';
import { useWhoCan } from '../api/house.ts';
import {
  causeOf,
  permissions,
  places,
  whoCanParsers,
  whoCanQuery,
  type WhoCanQuestion,
} from '../model/who-can.ts';

/** Who can do one thing, at one place; and by what. */
export function WhoCan(): ReactNode {
  const words = useTranslations('admin.rights');
  const [question, ask] = useQueryStates(whoCanParsers, { clearOnDefault: true });
  const query = whoCanQuery(question);
  const answer = useWhoCan(query);
  const isAsked = query['permission'] !== undefined;
  return (
    <section>
      <Title order={2} mb="sm">
        {words('whoCan')}
      </Title>
      <Question question={question} onChange={(change) => void ask(change)} />
      {!isAsked && <p className="fm-admin-dim fm-admin-answer">{words('askHelp')}</p>}
      {isAsked && answer.isError && <CallProblem error={answer.error} title={words('failed')} />}
      {isAsked && answer.isPending && <Skeleton height={120} mt="md" />}
      {isAsked && !answer.isError && answer.data !== undefined && <People answer={answer.data} />}
    </section>
  );
}

interface QuestionProperties {
  readonly question: WhoCanQuestion;
  readonly onChange: (change: Partial<WhoCanQuestion>) => void;
}

function Question({ question, onChange }: QuestionProperties): ReactNode {
  const words = useTranslations('admin.rights');
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={words('permission')}
        placeholder={words('choose')}
        data={[...permissions]}
        value={question.can}
        searchable
        clearable
        onChange={(can) => onChange({ can: can as WhoCanQuestion['can'] })}
      />
      <Select
        label={words('place')}
        data={places.map((value) => ({ value, label: words(`places.${value}`) }))}
        value={question.at}
        allowDeselect={false}
        onChange={(at) => onChange({ at: at as WhoCanQuestion['at'], of: null })}
      />
      {question.at !== 'anywhere' && (
        <TextInput
          key={question.at}
          label={words(`names.${question.at}`)}
          defaultValue={question.of ?? ''}
          autoCapitalize="none"
          onChange={({ currentTarget }) => onChange({ of: currentTarget.value || null })}
        />
      )}
    </Group>
  );
}

function People({ answer }: { readonly answer: Answer }): ReactNode {
  const words = useTranslations('admin.rights');
  if (answer.items.length === 0) return <p>{words('nobody')}</p>;
  return (
    <>
      <p className="fm-admin-dim fm-admin-answer" role="status">
        {words('found', { count: answer.items.filter(({ allowed }) => allowed).length })}
        {answer.isCut && ` ${words('cut')}`}
      </p>
      <WideTable label={words('whoCan')} minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('person')}</Table.Th>
              <Table.Th>{words('by')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.items.map(({ person, by, allowed }) => (
              <Table.Tr key={person.id} data-refused={!allowed || undefined}>
                <Table.Td>
                  <Group gap={4}>
                    <PersonName name={person.name} />
                    <span className="fm-admin-dim">{person.id}</span>
                  </Group>
                </Table.Td>
                <Table.Td>
                  <Group gap={6}>
                    {by.map((cause) => (
                      <CauseBadge key={cause} text={cause} />
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}

function CauseBadge({ text }: { readonly text: string }): ReactNode {
  const words = useTranslations('admin');
  const { kind, of } = causeOf(text);
  const name = kind === 'role' && words.has(`roles.${of}` as never) ? words(`roles.${of}` as never) : of;
  return (
    <Badge variant="light" tt="none" color={kind === 'separation' ? 'red' : 'gray'}>
      {words(`rights.causes.${kind}`, { of: name })}
    </Badge>
  );
}
