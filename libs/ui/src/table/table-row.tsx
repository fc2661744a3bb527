'use client';
import type { MouseEvent, ReactNode } from 'react';
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Hint } from '../text/hint.tsx';
import type { BodyProps } from './body-props.ts';
import { isForBrowser, pressRow } from './press-row.ts';
import type { RowAction } from './table-props.ts';

interface RowProps<Row> extends BodyProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly measure: ((element: Element | null) => void) | undefined;
}

/** A row: its first cell is its link, what can be done with it comes on hover and focus. */
export function TableRow<Row>(line: RowProps<Row>): ReactNode {
  const { properties, columns, picks, active, setActive, index, row, measure, openMenu } = line;
  const { selection, actions, href, onOpen } = properties;
  const opens = href !== undefined || onOpen !== undefined;
  const tabIndex = index === active ? 0 : -1;
  const menu = (event: MouseEvent): void => {
    if (actions === undefined) return;
    event.preventDefault();
    openMenu(index, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      ref={measure}
      role="row"
      className="fm-table-row"
      data-row={index}
      data-index={index}
      aria-rowindex={index + 2}
      {...(selection !== undefined && { 'aria-selected': picks.has(index) })}
      tabIndex={tabIndex}
      data-opens={opens}
      onFocus={() => setActive(index)}
      {...(opens && { onClick: pressRow, onAuxClick: pressRow })}
      onContextMenu={menu}
    >
      {selection !== undefined && <Pick {...line} tabIndex={tabIndex} />}
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          className="fm-table-cell"
          data-title={column.title}
          data-align={column.align}
        >
          {place === 0 ? (
            <RowLink {...line} tabIndex={tabIndex}>
              {column.cell(row)}
            </RowLink>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
      {actions !== undefined && (
        <RowActions actions={actions(row)} tabIndex={tabIndex} onMore={(at) => openMenu(index, at)} />
      )}
    </div>
  );
}

function Pick<Row>({ properties, picks, index, row, tabIndex }: RowProps<Row> & Tab): ReactNode {
  const say = useTranslations('ui.table');
  const name = (properties.rowName ?? properties.rowId)(row);
  return (
    <div role="gridcell" className="fm-table-pick">
      <Checkbox
        size="xs"
        tabIndex={tabIndex}
        aria-label={say('select', { name })}
        checked={picks.has(index)}
        onChange={() => undefined}
        onClick={(event) => picks.toggle(index, event.shiftKey)}
      />
    </div>
  );
}

interface Tab {
  readonly tabIndex: number;
}

function RowLink<Row>({
  properties: { href, onOpen },
  row,
  tabIndex,
  children,
}: RowProps<Row> & Tab & { readonly children: ReactNode }): ReactNode {
  if (href === undefined && onOpen === undefined) return children;
  const open = (event: MouseEvent): void => {
    if (onOpen === undefined || isForBrowser(event)) return;
    event.preventDefault();
    onOpen(row);
  };
  return href === undefined ? (
    <button type="button" className="fm-table-link" tabIndex={tabIndex} onClick={open}>
      {children}
    </button>
  ) : (
    <a href={href(row)} className="fm-table-link" tabIndex={tabIndex} onClick={open}>
      {children}
    </a>
  );
}

interface RowActionsProps extends Tab {
  readonly actions: readonly RowAction[];
  readonly onMore: (at: { x: number; y: number }) => void;
}

function RowActions({ actions, tabIndex, onMore }: RowActionsProps): ReactNode {
  const say = useTranslations('ui.table');
  if (actions.length === 0) return null;
  return (
    <div role="gridcell" className="fm-table-actions">
      <span className="fm-table-quick">
        {actions
          .filter(({ icon }) => icon !== undefined)
          .slice(0, 3)
          .map((action) => (
            <Quick key={action.key} action={action} tabIndex={tabIndex} />
          ))}
      </span>
      <ActionIcon
        size={28}
        tabIndex={tabIndex}
        aria-label={say('actions')}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onMore({ x: left, y: bottom });
        }}
      >
        <IconDots size={16} />
      </ActionIcon>
    </div>
  );
}

function Quick({ action, tabIndex }: Tab & { readonly action: RowAction }): ReactNode {
  const { label, icon, disabled = false, onClick } = action;
  return (
    <Hint label={label}>
      <ActionIcon size={28} tabIndex={tabIndex} aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Hint>
  );
}
