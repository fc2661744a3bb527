'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputProperties } from '../registry/registration.ts';
import { cellOf, columnsOf, rowsOf } from './rows.ts';
import { useWriting } from './use-writing.ts';

/** Rows as a table. */
export function TableOutput({ state, value }: OutputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const write = useWriting(state.node);
  const rows = rowsOf(value);
  const columns = columnsOf(state.node.options, rows);
  if (rows.length === 0) return <p className="fm-nothing">{words('noRows')}</p>;
  return (
    <div className="fm-scroll" tabIndex={0} role="group" aria-label={state.title ?? words('rows')}>
      <table className="fm-rows">
        <thead>
          <tr>
            {columns.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name} data-number={typeof cellOf(row, column) === 'number' || undefined}>
                  {write(cellOf(row, column))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
