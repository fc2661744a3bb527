'use client';
import { useRef, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { addRow } from '@fermata/editing';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';
import { tableView } from '../model/table-view.ts';
import { ColumnHead } from './column-head.tsx';
import { GridRow } from './grid-row.tsx';
import { useGrid } from './use-grid.ts';

interface Properties {
  /** Numbers (from 1) of the rules that fired for the chosen test row. */
  readonly fired: ReadonlySet<number>;
  /** Numbers (from 1) of rules that a finding names. */
  readonly marked: ReadonlySet<number>;
}

/** The table as a grid: arrows, Enter, Tab, typing, and cells from and to a spreadsheet. */
export function Grid({ fired, marked }: Properties): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.grid');
  const root = useRef<HTMLTableElement>(null);
  const table = tableView(definition);
  const { place, anchor, edit, go, open, finish, handlers } = useGrid(root, table);
  const { onCopy, onPaste, onKeyDown } = handlers;
  const add = () => {
    store.actions.commit(addRow(definition));
    go({ row: table.rules.length, column: 0 });
  };
  return (
    <div className="fm-decision-scroll" onCopy={onCopy} onPaste={onPaste}>
      <table ref={root} role="grid" className="fm-decision" aria-label={words('label')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className="fm-decision-number">
              {words('rule')}
            </th>
            {table.columns.map((column) => (
              <ColumnHead key={`${column.side}${column.index}`} column={column} table={table} />
            ))}
            <th scope="col" className="fm-decision-note">
              {words('note')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule, row) => (
            <GridRow
              key={row}
              rule={rule}
              row={row}
              table={table}
              place={place.row === row ? place : undefined}
              range={anchor === undefined ? undefined : { from: anchor, to: place }}
              edit={place.row === row ? edit : undefined}
              hasFired={fired.has(row + 1)}
              isMarked={marked.has(row + 1)}
              onPlace={go}
              onEdit={open}
              onFinish={finish}
            />
          ))}
        </tbody>
      </table>
      {!readOnly && (
        <button type="button" className="fm-decision-add" onClick={add}>
          {words('addRow')}
        </button>
      )}
    </div>
  );
}
