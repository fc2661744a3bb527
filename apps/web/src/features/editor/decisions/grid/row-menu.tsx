'use client';
import type { ReactNode } from 'react';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconRowInsertTop, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { addRow, moveRow, removeRow } from '@fermata/editing';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';

/** The number of a rule: what can be done with the whole row. */
export function RowMenu({ row, count }: { readonly row: number; readonly count: number }): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const { commit } = store.actions;
  if (readOnly) return <span>{row + 1}</span>;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className="fm-decision-handle" aria-label={words('rowMenu', { row: row + 1 })}>
          {row + 1}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRowInsertTop size={16} aria-hidden />}
          onClick={() => commit(addRow(definition, row))}
        >
          {words('insertRow')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => commit(addRow(definition, row + 1, row))}
        >
          {words('duplicateRow')}
        </Menu.Item>
        <Menu.Item
          disabled={row === 0}
          leftSection={<IconArrowUp size={16} aria-hidden />}
          onClick={() => commit(moveRow(definition, row, row - 1))}
        >
          {words('rowUp')}
        </Menu.Item>
        <Menu.Item
          disabled={row === count - 1}
          leftSection={<IconArrowDown size={16} aria-hidden />}
          onClick={() => commit(moveRow(definition, row, row + 1))}
        >
          {words('rowDown')}
        </Menu.Item>
        <Menu.Item
          color="red"
          disabled={count === 1}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => commit(removeRow(definition, row))}
        >
          {words('removeRow')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
