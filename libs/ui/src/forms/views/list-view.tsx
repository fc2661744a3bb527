'use client';
import { useMemo, type ReactNode } from 'react';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { createForm } from '@fermata/forms';
import type { JsonObject, JsonValue } from '@fermata/model';
import { FormView } from '../form-view.tsx';
import { FormNode } from '../frame/form-node.tsx';
import { builtIn } from '../registry/built-in.ts';
import { FormSceneContext, type FormScene } from '../store/form-scene.ts';
import { useFormScene } from '../use-form-scene.ts';
import type { ViewProperties } from './detail-view.tsx';
import { filtersPlan, rowsField, rowsPlan } from './view-plan.ts';

/** By what the rows are sorted. */
export interface ViewSort {
  readonly name: string;
  readonly isDescending: boolean;
}

/** What a list is given, beside what every view is. */
export interface ListViewProperties extends ViewProperties {
  readonly rows: readonly JsonValue[];
  /** Puts the first cell of a row into a link. */
  readonly link?: (row: JsonValue, cell: ReactNode) => ReactNode;
  readonly sort?: ViewSort;
  readonly onSort?: (sort: ViewSort) => void;
  /** What the filters stand at. */
  readonly filters?: JsonObject;
  readonly onFilter?: (filters: JsonObject) => void;
  /** Fetches further rows; absent when there are none. */
  readonly onMore?: () => void;
}

/** Rows with the columns and filters of a definition; who fetches them also sorts and filters them. */
export function ListView(properties: ListViewProperties): ReactNode {
  const { plan, rows, filters, onFilter, onMore, registry = builtIn, ...rest } = properties;
  const words = useTranslations('ui-forms.view');
  const shown = useMemo(() => rowsPlan(plan), [plan]);
  const narrowing = useMemo(() => filtersPlan(plan), [plan]);
  const values = useMemo(() => ({ [rowsField]: rows }), [rows]);
  const scene = useFormScene(
    { ...rest, registry, create: createForm, plan: shown, values, readOnly: true, follows: true },
    silent,
  );
  return (
    <div className="fm-list">
      {narrowing.nodes.length > 0 && onFilter !== undefined && (
        <div className="fm-filters" role="search" aria-label={words('filters')}>
          <FormView plan={narrowing} values={filters ?? {}} onChange={onFilter} />
        </div>
      )}
      <FormSceneContext value={scene}>
        <div className="fm-scroll" tabIndex={0} role="group" aria-label={plan.title}>
          <table className="fm-rows">
            <Head {...properties} scene={scene} />
            <tbody>
              {rows.map((row, index) => (
                <Row key={index} {...properties} row={row} index={index} />
              ))}
            </tbody>
          </table>
        </div>
      </FormSceneContext>
      {rows.length === 0 && <p className="fm-nothing">{words('empty')}</p>}
      {onMore !== undefined && (
        <button type="button" className="fm-button" data-quiet onClick={onMore}>
          {words('more')}
        </button>
      )}
    </div>
  );
}

function Head({ plan, sort, onSort, scene }: ListViewProperties & { readonly scene: FormScene }): ReactNode {
  const words = useTranslations('ui-forms.view');
  return (
    <thead>
      <tr>
        {plan.view?.columns.map(({ title, sort: name }, index) => {
          const isSorted = name !== undefined && sort?.name === name;
          const Arrow = sort?.isDescending === true ? IconArrowDown : IconArrowUp;
          const said = scene.store.form.text(title);
          return (
            <th
              key={index}
              scope="col"
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            >
              {name === undefined || onSort === undefined ? (
                said
              ) : (
                <button
                  type="button"
                  className="fm-plain-button"
                  title={words('sort', { title: said })}
                  onClick={() => onSort({ name, isDescending: isSorted && !sort.isDescending })}
                >
                  {said}
                  {isSorted && <Arrow size={12} aria-hidden="true" />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProperties extends ListViewProperties {
  readonly row: JsonValue;
  readonly index: number;
}

function Row({ plan, link, row, index }: RowProperties): ReactNode {
  return (
    <tr>
      {plan.view?.columns.map((_, column) => {
        const cell = <FormNode nodeKey={`/columns/${column}#${index}`} />;
        return <td key={column}>{column === 0 && link !== undefined ? link(row, cell) : cell}</td>;
      })}
    </tr>
  );
}

/** Nothing happens in a view that would have to be said. */
function silent(): void {
  // Nothing to say.
}
