'use client';
import type { ReactNode } from 'react';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';

/** Yes or no, in effect when the form is submitted. Its words stand beside it, never the colour alone. */
export function SwitchInput({ value, control, change, leave }: InputProperties): ReactNode {
  const { words } = useScene();
  return (
    <span className="fm-switch">
      <input
        {...control}
        type="checkbox"
        role="switch"
        checked={value === true}
        onChange={(event) => change(event.currentTarget.checked)}
        onBlur={leave}
      />
      <span aria-hidden="true">{value === true ? words('yes') : words('no')}</span>
    </span>
  );
}
