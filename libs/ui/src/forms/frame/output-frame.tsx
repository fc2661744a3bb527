'use client';
import type { ReactNode } from 'react';
import type { NodeState } from '@fermata/forms';
import type { OutputRegistration } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';

interface Properties {
  readonly state: NodeState;
  readonly registration: OutputRegistration;
}

/** Something that is only shown, below its title. */
export function OutputFrame({ state, registration }: Properties): ReactNode {
  const { prefix } = useScene();
  const shown = <registration.Component state={state} value={shownOf(state)} />;
  if (registration.titled === true || state.title === undefined)
    return (
      <div className="fm-output" data-component={registration.name}>
        {shown}
      </div>
    );
  return (
    <div
      className="fm-output"
      data-component={registration.name}
      role="group"
      aria-labelledby={`${prefix}${state.key}:label`}
    >
      <span className="fm-label" id={`${prefix}${state.key}:label`}>
        {state.title}
      </span>
      {shown}
      {state.help !== undefined && <p className="fm-help">{state.help}</p>}
    </div>
  );
}

function shownOf({ shown, value }: NodeState): NodeState['value'] {
  return shown ?? value;
}
