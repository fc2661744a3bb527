'use client';
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { FieldFrame } from '../fields/field-frame.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { useField } from '../fields/use-field.ts';
import { Who } from './who.tsx';

type Deed = 'remind' | 'escalate' | 'reassign' | 'emit';

const BLANK: Readonly<Record<Deed, JsonValue>> = Object.freeze({
  remind: true,
  escalate: { groups: ['supervisors'] },
  reassign: { groups: ['supervisors'] },
  emit: { event: '' },
});

/** What happens at some time while nobody has answered. */
export function ManualTimer({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector');
  const value = isObject(field.value) ? (field.value as JsonObject) : {};
  const deed = (['remind', 'escalate', 'reassign', 'emit'] as const).find((one) => one in value);
  return (
    <>
      <TextField path={`${path}/at`} words="timerAt" />
      <FieldFrame path={`${path}/deed`} words="timerDeed">
        {({ id }) => (
          <Select
            id={id}
            size="sm"
            allowDeselect={false}
            readOnly={field.readOnly}
            data={(['remind', 'escalate', 'reassign', 'emit'] as const).map((one) => ({
              value: one,
              label: words(`choice.timerDeed.${one}`),
            }))}
            value={deed ?? null}
            onChange={(next) => {
              if (next !== null) field.set({ at: value['at'] ?? '50%', [next]: BLANK[next as Deed] });
            }}
          />
        )}
      </FieldFrame>
      {(deed === 'escalate' || deed === 'reassign') && <Who path={`${path}/${deed}`} />}
      {deed === 'emit' && (
        <>
          <ReferenceField path={`${path}/emit/event`} of="events" />
          <MappingField path={`${path}/emit/with`} words="emitWith" />
        </>
      )}
    </>
  );
}
