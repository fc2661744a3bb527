'use client';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { DurationField } from '../fields/duration-field.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { useField } from '../fields/use-field.ts';

interface Properties {
  readonly path: string;
  /** The name of the field for a duration: `for` of a delay, `in` of a due date. */
  readonly duration: 'for' | 'in';
}

/** For so long, or until a moment; in the open hours of a calendar if one is named. */
export function MomentOrDuration({ path, duration }: Properties): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector');
  const value = isObject(field.value) ? (field.value as JsonObject) : {};
  const mode = 'until' in value ? 'until' : duration;
  const turn = (next: string) => {
    if (next === mode) return;
    const { calendar } = value;
    const kept = calendar === undefined ? {} : { calendar };
    field.set({ [next]: next === 'until' ? '' : 'PT1H', ...kept });
  };
  return (
    <div className="fm-in-part" data-path={path}>
      <SegmentedControl
        size="xs"
        disabled={field.readOnly}
        aria-label={words('when.label')}
        data={[
          { value: duration, label: words(`when.${duration}`) },
          { value: 'until', label: words('when.until') },
        ]}
        value={mode}
        onChange={turn}
      />
      {mode === 'until' ? (
        <TemplateField path={`${path}/until`} />
      ) : (
        <DurationField path={`${path}/${duration}`} words={duration === 'in' ? 'dueIn' : 'delayFor'} />
      )}
      <ReferenceField path={`${path}/calendar`} of="calendars" />
    </div>
  );
}
