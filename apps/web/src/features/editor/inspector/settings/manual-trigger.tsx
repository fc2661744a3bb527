'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { resolvePointer } from '@fermata/model';
import { ReferenceField } from '../fields/reference-field.tsx';
import { schemaRows } from '../model/schema-edits.ts';
import { usePanel } from '../panel-context.tsx';
import { isObject, type JsonObject } from '@fermata/model';

/** A person starts it: with a form of its own, else with one made from the input, whose help texts are shown here. */
export function ManualTrigger({ path }: { readonly path: string }): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector.trigger');
  const form = resolvePointer(definition, `${path}/form`);
  const input = isObject(definition['input']) ? (definition['input'] as JsonObject) : {};
  const rows = schemaRows(input);
  return (
    <>
      <ReferenceField path={`${path}/form`} of="forms" words="startForm" />
      {form === undefined && rows.length === 0 && <p className="fm-in-remark">{words('startEmpty')}</p>}
      {form === undefined && rows.length > 0 && (
        <>
          <p className="fm-in-remark">{words('startPreview')}</p>
          <dl className="fm-in-start-form">
            {rows.map(({ name, schema, isRequired }) => (
              <div key={name}>
                <dt>
                  {typeof schema['title'] === 'string' ? schema['title'] : name}
                  {isRequired && <span aria-hidden> *</span>}
                </dt>
                <dd>{typeof schema['description'] === 'string' ? schema['description'] : words('noHelp')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
