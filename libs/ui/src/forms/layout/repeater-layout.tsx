'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { LayoutProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { FormChildren } from '../frame/form-children.tsx';
import { FieldProblems } from '../frame/field-problems.tsx';
import { textIn } from '../inputs/values.ts';
import { AddButton, ItemButtons } from './item-buttons.tsx';
import { useListVerbs } from './list-verbs.ts';

/** A list of items, each with the same components; lists may stand in lists. */
export function RepeaterLayout({ state, problems }: LayoutProperties): ReactNode {
  const words = useTranslations('ui-forms.list');
  const { prefix, isReadOnly } = useScene();
  const verbs = useListVerbs(state);
  const id = prefix + state.key;
  const itemTitle = textIn(state.node.options, 'itemTitle');
  return (
    <div className="fm-repeater" role="group" aria-labelledby={`${id}:label`} id={id} tabIndex={-1}>
      <span className="fm-label" id={`${id}:label`}>
        {state.title}
        {state.required && !isReadOnly && (
          <span className="fm-required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </span>
      {state.help !== undefined && <p className="fm-help">{state.help}</p>}
      {verbs.names.length === 0 && <p className="fm-nothing">{words('empty')}</p>}
      <ol className="fm-items">
        {verbs.names.map((name, index) => (
          <li key={name} className="fm-item" id={`${id}:item:${index}`}>
            <span className="fm-item-head">
              <span className="fm-item-title">
                {itemTitle === undefined
                  ? words('item', { number: index + 1 })
                  : words('named', { name: itemTitle, number: index + 1 })}
              </span>
              {state.enabled && !isReadOnly && <ItemButtons of={state.key} index={index} verbs={verbs} />}
            </span>
            <div className="fm-stack">
              <FormChildren of={state.key} index={index} />
            </div>
          </li>
        ))}
      </ol>
      <FieldProblems id={id} problems={problems} />
      <AddButton of={state.key} verbs={verbs} title={textIn(state.node.options, 'addTitle')} />
    </div>
  );
}
