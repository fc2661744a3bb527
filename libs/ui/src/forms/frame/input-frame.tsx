'use client';
import type { ReactNode } from 'react';
import type { NodeState } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import type { ControlAttributes, InputProperties, InputRegistration } from '../registry/registration.ts';
import type { FieldView, FormStore } from '../store/form-store.ts';
import { useScene } from '../store/form-scene.ts';
import { ShownText } from '../outputs/shown-text.tsx';
import { FieldProblems } from './field-problems.tsx';

interface Properties {
  readonly view: FieldView;
  readonly registration: InputRegistration;
}

/** A field with its title, its help, its control and what is wrong with it, tied together for everybody. */
export function InputFrame({ view, registration }: Properties): ReactNode {
  const { store, prefix, isReadOnly } = useScene();
  const { state, problems } = view;
  const id = prefix + state.key;
  if (isReadOnly || state.node.compute !== undefined)
    return <ReadFrame view={view} registration={registration} id={id} />;
  const isGroup = registration.frame === 'group';
  const control = controlOf(view, id);
  const labelId = `${id}:label`;
  const isInvalid = control['aria-invalid'];
  return (
    <div
      className="fm-field"
      data-component={registration.name}
      data-invalid={isInvalid}
      {...(isGroup && {
        role: 'group',
        'aria-labelledby': labelId,
        'aria-describedby': control['aria-describedby'],
      })}
    >
      {isGroup ? (
        <span className="fm-label" id={labelId}>
          {titleOf(state)}
        </span>
      ) : (
        <label className="fm-label" id={labelId} htmlFor={id}>
          {titleOf(state)}
        </label>
      )}
      {state.help !== undefined && (
        <p className="fm-help" id={`${id}:help`}>
          {state.help}
        </p>
      )}
      <registration.Component {...propertiesOf(store, view)} control={control} labelId={labelId} />
      {problems.length > 0 && <FieldProblems id={id} problems={problems} />}
    </div>
  );
}

/** The same when nothing can be edited: its title and its value. */
function ReadFrame({ view, registration, id }: Properties & { readonly id: string }): ReactNode {
  const { state, problems } = view;
  const { Shown = ShownText } = registration;
  return (
    <div className="fm-field" data-component={registration.name} data-read>
      <span className="fm-label" id={`${id}:label`}>
        {state.title}
      </span>
      <div className="fm-shown" id={id} tabIndex={problems.length > 0 ? -1 : undefined}>
        <Shown state={state} value={state.value} />
      </div>
      <FieldProblems id={id} problems={problems} />
    </div>
  );
}

/** A function, no component: a form has as many of them as fields. */
function titleOf({ title, required }: NodeState): ReactNode {
  if (!required) return title;
  return (
    <>
      {title}
      <span className="fm-required" aria-hidden="true">
        {' *'}
      </span>
    </>
  );
}

function controlOf({ state, problems }: FieldView, id: string): ControlAttributes {
  const described = [
    ...(state.help === undefined ? [] : [`${id}:help`]),
    ...(problems.length === 0 ? [] : [`${id}:problems`]),
  ];
  return {
    id,
    name: state.pointer ?? state.key,
    disabled: !state.enabled,
    ...(state.required && { 'aria-required': true as const }),
    ...(problems.some(({ severity }) => severity === 'error') && { 'aria-invalid': true as const }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
  };
}

function propertiesOf(
  store: FormStore,
  { state, problems }: FieldView,
): Omit<InputProperties, 'control' | 'labelId'> {
  const { key } = state;
  return {
    state,
    value: state.value,
    problems,
    change: (value: JsonValue | undefined) => store.change(key, value),
    refuse: (why) => store.refuse(key, why),
    leave: () => store.touch(key),
  };
}
