'use client';
import type { ReactNode } from 'react';
import type { Choice, PlanNode } from '@fermata/forms';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';

const mostRadios = 5;

/** Whether one of these choices is made by radio buttons: few of them, or the definition says so. */
export function isShownAsRadios(node: PlanNode): boolean {
  const look = node.options['look'];
  if (look === 'radio' || look === 'select') return look === 'radio';
  return node.choices?.kind === 'list' && node.choices.choices.length <= mostRadios;
}

/** One of a few choices, all of them in sight. */
export function RadioInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const { id, name, disabled } = control;
  return (
    <div className="fm-options" role="radiogroup" aria-labelledby={`${id}:label`} id={id} tabIndex={-1}>
      {(state.choices ?? []).map((choice, index) => (
        <label key={String(choice.value)} className="fm-option">
          <input
            type="radio"
            name={id + name}
            disabled={disabled}
            checked={choice.value === value}
            aria-describedby={choice.help === undefined ? undefined : `${id}:${index}`}
            onChange={() => change(choice.value)}
            onBlur={leave}
          />
          <ChoiceTitle choice={choice} id={`${id}:${index}`} />
        </label>
      ))}
    </div>
  );
}

/** The words of a choice. */
export function ChoiceTitle({ choice, id }: { readonly choice: Choice; readonly id: string }): ReactNode {
  return (
    <span>
      {choice.title}
      {choice.help !== undefined && (
        <span className="fm-option-help" id={id}>
          {choice.help}
        </span>
      )}
    </span>
  );
}

/** One of many choices. */
export function SelectInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const { words } = useScene();
  const choices = state.choices ?? [];
  const chosen = choices.findIndex((choice) => choice.value === value);
  const isStranger = chosen < 0 && value !== undefined && value !== null;
  return (
    <select
      {...control}
      className="fm-input fm-select"
      value={isStranger ? 'stranger' : String(chosen)}
      onChange={(event) => change(choices[Number(event.currentTarget.value)]?.value)}
      onBlur={leave}
    >
      <option value="-1">{words('choose')}</option>
      {isStranger && <option value="stranger">{String(value)}</option>}
      {choices.map((choice, index) => (
        <option key={String(choice.value)} value={String(index)}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}
