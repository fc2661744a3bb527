'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { textIn, textOf } from './values.ts';
import { localMoment, momentOf } from './zoned.ts';

/** A moment, typed as a clock in the person's zone (or the one of the definition) shows it; the zone stands beside it. */
export function DateTimeInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const scene = useScene();
  const zone = textIn(state.node.options, 'zone') ?? scene.zone;
  const zoneId = `${control.id}:zone`;
  const described = [control['aria-describedby'], zoneId].filter(Boolean).join(' ');
  return (
    <span className="fm-moment">
      <input
        {...control}
        aria-describedby={described}
        className="fm-input fm-date"
        type="datetime-local"
        max="9999-12-31T23:59"
        value={localMoment(textOf(value), zone)}
        onChange={(event) => change(momentOf(event.currentTarget.value, zone))}
        onBlur={leave}
      />
      <span className="fm-unit" id={zoneId}>
        <span className="fm-visually-hidden">{words('zone')} </span>
        {zone}
      </span>
    </span>
  );
}
