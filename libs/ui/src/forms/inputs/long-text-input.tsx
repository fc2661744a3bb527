'use client';
import type { ReactNode } from 'react';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { numberIn, textOf } from './values.ts';

/** Text of several lines, with what is left of its limit once that comes near. */
export function LongTextInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const { words } = useScene();
  const text = textOf(value);
  const limit = state.node.schema?.['maxLength'];
  const left = typeof limit === 'number' ? limit - text.length : undefined;
  return (
    <>
      <textarea
        {...control}
        className="fm-input fm-area"
        rows={numberIn(state.node.options, 'lines') ?? 4}
        value={text}
        maxLength={typeof limit === 'number' ? limit : undefined}
        dir="auto"
        onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        onBlur={leave}
      />
      {left !== undefined && left <= 100 && <p className="fm-small">{words('left', { count: left })}</p>}
    </>
  );
}
