'use client';
import type { ReactNode } from 'react';
import { MappingField } from '../fields/mapping-field.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { useField } from '../fields/use-field.ts';
import { usePanel } from '../panel-context.tsx';
import { isObject, type JsonObject } from '@fermata/model';

/** Events that are emitted when the instance ends, by how it ends. */
export function Emits(): ReactNode {
  return (['completed', 'failed', 'cancelled'] as const).map((end) => <Emission key={end} end={end} />);
}

function Emission({ end }: { readonly end: 'completed' | 'failed' | 'cancelled' }): ReactNode {
  const { known } = usePanel();
  const { value } = useField(`/emits/${end}`);
  const event = isObject(value) ? String((value as JsonObject)['event'] ?? '') : '';
  const schema = known?.references.events[event]?.schema;
  return (
    <div data-path={`/emits/${end}`}>
      <ReferenceField path={`/emits/${end}/event`} of="events" words={`emits_${end}`} />
      {value !== undefined && (
        <MappingField
          path={`/emits/${end}/with`}
          words="emitWith"
          schema={isObject(schema) ? (schema as JsonObject) : undefined}
        />
      )}
    </div>
  );
}
