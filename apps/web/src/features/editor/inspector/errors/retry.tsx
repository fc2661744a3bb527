'use client';
import type { ReactNode } from 'react';
import { Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { DurationField, useDurationWords } from '../fields/duration-field.tsx';
import { TagsField } from '../fields/list-fields.tsx';
import { NumberField } from '../fields/plain-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { Section } from '../fields/section.tsx';
import { useField } from '../fields/use-field.ts';
import { retrySketch } from '../model/retry-pauses.ts';

const SUGGESTED = Object.freeze(['class:retryable', 'timeout', 'http.5xx']);

/** How a failed attempt is tried again, and in words what that means. */
export function Retry({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector');
  const isOn = field.value !== undefined;
  return (
    <div className="fm-in-part" data-path={path}>
      <Switch
        label={words('retry.on')}
        description={isOn ? <RetryWords path={path} /> : words('retry.off')}
        disabled={field.readOnly}
        checked={isOn}
        onChange={(event) =>
          field.set(event.currentTarget.checked ? { first: 'PT1S', factor: 2, attempts: 3 } : undefined)
        }
      />
      {isOn && (
        <>
          <NumberField path={`${path}/attempts`} min={1} max={1000} />
          <DurationField path={`${path}/first`} words="retryFirst" />
          <Section title={words('more')}>
            <NumberField path={`${path}/factor`} min={1} />
            <DurationField path={`${path}/max`} words="retryMax" />
            <NumberField path={`${path}/jitter`} min={0} max={1} />
            <DurationField path={`${path}/budget`} />
            <TagsField path={`${path}/on`} words="retryOn" suggestions={SUGGESTED} />
            <ReferenceField path={`${path}/window/calendar`} of="calendars" words="retryWindow" />
          </Section>
        </>
      )}
    </div>
  );
}

function RetryWords({ path }: { readonly path: string }): ReactNode {
  const { value } = useField(path);
  const words = useTranslations('inspector.retry');
  const inWords = useDurationWords();
  const sketch = retrySketch(value);
  if (sketch === undefined) return words('unclear');
  if (sketch.pauses.length === 0) return words('off');
  const pauses = sketch.pauses.map((pause) => inWords(`PT${pause / 1_000}S`) || '0 s').join(', ');
  return words('words', { attempts: sketch.attempts, pauses: sketch.isCut ? `${pauses}, …` : pauses });
}
