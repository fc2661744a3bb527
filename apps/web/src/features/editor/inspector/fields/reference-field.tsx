'use client';
import type { ReactNode } from 'react';
import { Autocomplete } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { usePanel, type Panel } from '../panel-context.tsx';
import { FieldFrame } from './field-frame.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

/** Kinds of definitions that a field may name. */
export type ReferenceKind = 'tasks' | 'forms' | 'events' | 'workflows' | 'calendars' | 'decisions';

interface Properties {
  readonly path: string;
  readonly of: ReferenceKind;
  readonly words?: string;
}

/** The name of another definition, found by typing; any name may be written, for it may be published later. */
export function ReferenceField({ path, of, words }: Properties): ReactNode {
  const field = useField(path);
  const panel = usePanel();
  const texts = useTranslations('inspector');
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Autocomplete
          id={id}
          size="sm"
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          placeholder={texts('reference', { kind: of })}
          data={[...namesOf(panel, of)]}
          limit={50}
          value={shownText(field.value)}
          onChange={(value) => field.set(value || undefined)}
        />
      )}
    </FieldFrame>
  );
}

/** The names that are known, each once, in order. */
function namesOf({ known, catalogue }: Panel, of: ReferenceKind): readonly string[] {
  const published = Object.values(known?.references[of] ?? {}).map(({ name }) => name);
  const offered = of === 'tasks' ? catalogue.map(({ name }) => name) : [];
  return [...new Set([...published, ...offered])].sort();
}
