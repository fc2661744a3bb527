'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { useDecisionDocument } from '../decision-context.tsx';
import { cellText } from '../model/cell-text.ts';
import { runTable, type TableAnswer } from '../model/run-table.ts';
import { testFields, testInput, type TestTexts } from '../model/test-input.ts';

/** Values to try: for each row which rules fire and what the table yields, as an instance would see it. */
export function TestRows({ onFired }: { readonly onFired: (rules: readonly number[]) => void }): ReactNode {
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.tests');
  const [rows, setRows] = useState<readonly TestTexts[]>([{}]);
  const [chosen, setChosen] = useState(0);
  const [now] = useState(() => Date.now());
  const fields = useMemo(() => testFields(definition), [definition]);
  const answers = useMemo(
    () => rows.map((row) => runTable(definition, testInput(fields, row), now)),
    [definition, fields, rows, now],
  );
  const choose = (index: number, answer: TableAnswer | undefined) => {
    setChosen(index);
    onFired(answer?.rules ?? []);
  };
  const type = (index: number, name: string, text: string) => {
    const row = { ...rows[index], [name]: text };
    setRows(rows.with(index, row));
    choose(index, runTable(definition, testInput(fields, row), now));
  };
  return (
    <div className="fm-decision-findings">
      <p className="fm-in-remark">{words('help')}</p>
      <table className="fm-decision fm-decision-tests" aria-label={words('label')}>
        <thead>
          <tr>
            {fields.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{words('fired')}</th>
            <th scope="col">{words('yields')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={index}
              data-fired={index === chosen || undefined}
              onFocus={() => choose(index, answers[index])}
            >
              {fields.map(({ name }) => (
                <td key={name}>
                  <TextInput
                    size="xs"
                    variant="unstyled"
                    aria-label={words('valueOf', { name, row: index + 1 })}
                    value={row[name] ?? ''}
                    onChange={(event) => type(index, name, event.currentTarget.value)}
                  />
                </td>
              ))}
              <Answer answer={answers[index]} />
              <td>
                <ActionIcon
                  size="sm"
                  aria-label={words('remove', { row: index + 1 })}
                  disabled={rows.length === 1}
                  onClick={() => setRows(rows.toSpliced(index, 1))}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setRows([...rows, {}])}
      >
        {words('add')}
      </Button>
    </div>
  );
}

function Answer({ answer }: { readonly answer: TableAnswer | undefined }): ReactNode {
  const words = useTranslations('decisions.tests');
  if (answer === undefined) {
    return (
      <td colSpan={2} className="fm-in-remark">
        {words('notNow')}
      </td>
    );
  }
  const rules = answer.rules.length === 0 ? words(answer.ok ? 'byDefault' : 'none') : answer.rules.join(', ');
  return (
    <>
      <td>{rules}</td>
      <td role="status">
        {answer.ok ? (
          <Output output={answer.output} />
        ) : (
          words('refused', { code: answer.code, message: answer.message })
        )}
      </td>
    </>
  );
}

function Output({ output }: { readonly output: JsonObject }): ReactNode {
  return Object.entries(output)
    .filter(([name]) => name !== 'rules')
    .map(([name, value]) => (
      <span key={name} className="fm-decision-output">
        <code>{name}</code> = <code>{isObject(value) ? JSON.stringify(value) : cellText(value)}</code>
      </span>
    ));
}
