'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { LayoutProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { FormNode } from '../frame/form-node.tsx';
import { FieldProblems } from '../frame/field-problems.tsx';
import { textIn } from '../inputs/values.ts';
import { AddButton, ItemButtons } from './item-buttons.tsx';
import { useListVerbs } from './list-verbs.ts';

/** A list of items as rows that are edited in place; on a narrow screen each row becomes a card. */
export function TableLayout({ state, problems }: LayoutProperties): ReactNode {
  const words = useTranslations('ui-forms.list');
  const { store, prefix, isReadOnly } = useScene();
  const verbs = useListVerbs(state);
  const id = prefix + state.key;
  const { children, options } = state.node;
  const hasButtons = state.enabled && !isReadOnly;
  return (
    <div className="fm-repeater" role="group" aria-labelledby={`${id}:label`} id={id} tabIndex={-1}>
      <span className="fm-label" id={`${id}:label`}>
        {state.title}
      </span>
      {state.help !== undefined && <p className="fm-help">{state.help}</p>}
      {verbs.names.length === 0 ? (
        <p className="fm-nothing">{words('empty')}</p>
      ) : (
        <table className="fm-rows fm-edit-table">
          <thead>
            <tr>
              {children.map((child) => (
                <th key={child.id} scope="col">
                  {child.title === undefined ? '' : store.form.text(child.title)}
                  {child.required && !isReadOnly && (
                    <span className="fm-required" aria-hidden="true">
                      {' *'}
                    </span>
                  )}
                </th>
              ))}
              {hasButtons && (
                <th scope="col">
                  <span className="fm-visually-hidden">{words('actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {verbs.names.map((name, index) => (
              <tr key={name} id={`${id}:item:${index}`}>
                {store.form.children(store.state, state.key, index).map(({ key }) => (
                  <td key={key}>
                    <FormNode nodeKey={key} />
                  </td>
                ))}
                {hasButtons && (
                  <td className="fm-table-buttons">
                    <ItemButtons of={state.key} index={index} verbs={verbs} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <FieldProblems id={id} problems={problems} />
      <AddButton of={state.key} verbs={verbs} title={textIn(options, 'addTitle')} />
    </div>
  );
}
