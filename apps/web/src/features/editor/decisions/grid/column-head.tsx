'use client';
import { useState, type ReactNode } from 'react';
import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useDecision } from '../decision-context.tsx';
import type { ColumnView, TableView } from '../model/table-view.ts';
import { ColumnSettings } from './column-settings.tsx';
import { useProblemTexts } from '@fermata/ui';

/** A column's name and type; opens to everything else about it. */
export function ColumnHead({
  column,
  table,
}: {
  readonly column: ColumnView;
  readonly table: TableView;
}): ReactNode {
  const { problems } = useDecision();
  const words = useTranslations('decisions.grid');
  const texts = useProblemTexts();
  const [isOpen, setOpen] = useState(false);
  const path = `/${column.side}/${column.index}`;
  const wrong = problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}/`));
  const count = table.columns.filter(({ side }) => side === column.side).length;
  return (
    <th
      scope="col"
      data-side={column.side}
      data-wrong={wrong?.severity}
      title={wrong && texts.message(wrong)}
    >
      <Popover opened={isOpen} onChange={setOpen} width={300} position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <UnstyledButton
            className="fm-decision-head"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            onKeyDown={(event) => event.stopPropagation()}
          >
            <span className="fm-decision-side">{words(column.side)}</span>
            <span className="fm-decision-name">{column.title ?? column.name}</span>
            <span className="fm-decision-type">
              {words(`type.${column.type}`)}
              {column.expression === undefined ? '' : ` · ${column.expression}`}
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown onKeyDown={(event) => event.stopPropagation()}>
          <ColumnSettings column={column} count={count} onClose={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
    </th>
  );
}
