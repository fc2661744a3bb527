'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { LateMenu } from '../menu/late-menu.tsx';
import { Hint } from '../text/hint.tsx';
import type { DataTableProps, TableColumn } from './table-props.ts';
import type { RowSelection } from './use-row-selection.ts';

interface HeadProps<Row> {
  readonly properties: DataTableProps<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly picks: RowSelection;
}

/** The headings; while rows are selected, what can be done with them. */
export function TableHead<Row>({ properties, columns, picks }: HeadProps<Row>): ReactNode {
  const say = useTranslations('ui.table');
  const { selection, bulk, onShownColumns } = properties;
  const isBulk = selection !== undefined && picks.count > 0;
  return (
    <div role="rowgroup" className="fm-table-head" data-bulk={isBulk}>
      <div role="row" aria-rowindex={1} className="fm-table-row">
        {selection !== undefined && (
          <div role="columnheader" className="fm-table-pick">
            <Checkbox
              size="xs"
              aria-label={say('selectAll')}
              checked={picks.isAll}
              indeterminate={picks.count > 0 && !picks.isAll}
              onChange={picks.toggleAll}
            />
          </div>
        )}
        {isBulk ? (
          <div role="columnheader" className="fm-table-bulk">
            <span aria-live="polite">{say('selected', { count: picks.count })}</span>
            {bulk}
            <Button variant="subtle" color="gray" size="compact-sm" onClick={picks.clear}>
              {say('clear')}
            </Button>
          </div>
        ) : (
          columns.map((column) => <Heading key={column.id} column={column} properties={properties} />)
        )}
        {!isBulk && onShownColumns !== undefined && (
          <div role="columnheader" className="fm-table-choice">
            <ColumnChoice properties={properties} columns={columns} />
          </div>
        )}
      </div>
    </div>
  );
}

interface HeadingProps<Row> {
  readonly column: TableColumn<Row>;
  readonly properties: DataTableProps<Row>;
}

function Heading<Row>({ column, properties: { sort, onSort } }: HeadingProps<Row>): ReactNode {
  const isSorted = sort?.column === column.id;
  const direction = isSorted ? sort.direction : undefined;
  const Arrow = direction === 'desc' ? IconArrowDown : IconArrowUp;
  const canSort = column.sortable === true && onSort !== undefined;
  const turned = direction === 'asc' ? 'desc' : 'asc';
  return (
    <div
      role="columnheader"
      className="fm-table-heading"
      data-align={column.align}
      {...(canSort && { 'aria-sort': sortWord(direction) })}
    >
      {canSort ? (
        <button type="button" onClick={() => onSort({ column: column.id, direction: turned })}>
          {column.title}
          <Arrow size={14} aria-hidden="true" data-shown={isSorted} />
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

function sortWord(direction: 'asc' | 'desc' | undefined): 'ascending' | 'descending' | 'none' {
  if (direction === undefined) return 'none';
  return direction === 'asc' ? 'ascending' : 'descending';
}

const loadColumnItems = async () => (await import('./column-items.tsx')).ColumnItems;

function ColumnChoice<Row>({ properties, columns }: Omit<HeadProps<Row>, 'picks'>): ReactNode {
  const say = useTranslations('ui.table');
  const shown = columns.map(({ id }) => id);
  const toggle = (id: string): void => {
    const next = shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id];
    properties.onShownColumns?.(
      properties.columns.map((column) => column.id).filter((one) => next.includes(one)),
    );
  };
  return (
    <LateMenu
      position="bottom-end"
      closeOnItemClick={false}
      load={loadColumnItems}
      given={{ columns: properties.columns.slice(1), shown, onToggle: toggle }}
      target={
        <Hint label={say('columns')}>
          <ActionIcon className="fm-table-columns" size={32} aria-label={say('columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Hint>
      }
    />
  );
}
