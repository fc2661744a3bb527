'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { addColumn, moveColumn, removeColumn, renameColumn, setField } from '@fermata/editing';
import { isObject, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';
import { cellText, cellValue } from '../model/cell-text.ts';
import { columnTypes, type ColumnView } from '../model/table-view.ts';
import { useProblemTexts } from '@fermata/ui';

interface Properties {
  readonly column: ColumnView;
  /** How many columns its side has. */
  readonly count: number;
  readonly onClose: () => void;
}

/** Everything about a column: name, title, type, known values, what it reads or yields, and its place. */
export function ColumnSettings({ column, count, onClose }: Properties): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const path = `/${column.side}/${column.index}`;
  const set = (name: string, value: JsonValue | undefined) =>
    store.actions.commit(setField(definition, `${path}/${name}`, value));
  const values = (list: readonly string[]) =>
    list.map((text) => cellValue(text, { ...column, side: 'outputs' }) ?? text);
  return (
    <Stack gap="sm">
      <ColumnName column={column} />
      <TextInput
        size="xs"
        label={words('title')}
        readOnly={readOnly}
        value={column.title ?? ''}
        onChange={(event) => set('title', event.currentTarget.value || undefined)}
      />
      <Select
        size="xs"
        label={words('typeLabel')}
        allowDeselect={false}
        readOnly={readOnly}
        comboboxProps={{ withinPortal: false }}
        data={columnTypes.map((type) => ({ value: type, label: words(`type.${type}`) }))}
        value={column.type}
        onChange={(type) => set('type', type === 'any' ? undefined : (type ?? undefined))}
      />
      <TagsInput
        size="xs"
        label={words('values')}
        description={words('valuesHelp')}
        readOnly={readOnly}
        comboboxProps={{ withinPortal: false }}
        value={(column.values ?? []).map(cellText)}
        onChange={(list) => set('values', list.length === 0 ? undefined : values(list))}
      />
      {column.side === 'inputs' ? (
        <TextInput
          size="xs"
          label={words('expression')}
          description={words('expressionHelp', { name: column.name })}
          classNames={{ input: 'fm-in-mono' }}
          readOnly={readOnly}
          value={column.expression ?? ''}
          onChange={(event) => set('expression', event.currentTarget.value || undefined)}
        />
      ) : (
        <TextInput
          size="xs"
          label={words('defaultLabel')}
          description={words('defaultHelp')}
          readOnly={readOnly}
          value={cellText(column.default)}
          onChange={(event) => set('default', cellValue(event.currentTarget.value, column))}
        />
      )}
      {!readOnly && <ColumnDeeds column={column} count={count} onClose={onClose} />}
    </Stack>
  );
}

function ColumnName({ column }: { readonly column: ColumnView }): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const [typed, setTyped] = useState<string>();
  const texts = useProblemTexts();
  const [refusal, setRefusal] = useState<string>();
  const rename = () => {
    if (typed === undefined || typed === column.name) return setTyped(undefined);
    const problem = store.actions.commit(renameColumn(definition, column.side, column.name, typed));
    setRefusal(problem && texts.message(problem));
    if (problem === undefined) setTyped(undefined);
  };
  return (
    <TextInput
      size="xs"
      label={words('name')}
      classNames={{ input: 'fm-in-mono' }}
      readOnly={readOnly}
      error={refusal}
      value={typed ?? column.name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter') rename();
      }}
    />
  );
}

function ColumnDeeds({ column, count, onClose }: Properties): ReactNode {
  const { store } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const { side, index, name } = column;
  const { commit } = store.actions;
  const own = resolvePointer(definition, `/${side}/${index}`);
  return (
    <Group gap="xs">
      <Button
        size="compact-xs"
        variant="default"
        disabled={index === 0}
        onClick={() => commit(moveColumn(definition, side, index, index - 1))}
      >
        {words('columnLeft')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={index === count - 1}
        onClick={() => commit(moveColumn(definition, side, index, index + 1))}
      >
        {words('columnRight')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          commit(addColumn(definition, side, isObject(own) ? (own as JsonObject) : {}, index + 1));
          onClose();
        }}
      >
        {words('duplicateColumn')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        color="red"
        disabled={count === 1}
        onClick={() => {
          commit(removeColumn(definition, side, name));
          onClose();
        }}
      >
        {words('removeColumn')}
      </Button>
    </Group>
  );
}
