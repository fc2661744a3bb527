'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { builtIn, SchemaForm } from '@fermata/ui';
import { isObject, type JsonObject } from '@fermata/model';
import type { LayoutNode } from '../model/layout-tree.ts';
import { useMember } from './use-member.ts';

/** The settings of a component, from the schema that it is registered with. */
export function OptionsMember({ node }: { readonly node: LayoutNode }): ReactNode {
  const words = useTranslations('forms.properties');
  const { value, readOnly, set } = useMember(`${node.path}/options`);
  const schema = builtIn.registrations.find(({ name }) => name === node.component)?.options;
  const first = useMemo(() => (isObject(value) ? (value as JsonObject) : {}), []);
  const properties = schema?.['properties'];
  if (schema === undefined || !isObject(properties) || Object.keys(properties).length === 0) return null;
  return (
    <fieldset className="fm-designer-set">
      <legend className="fm-designer-label">{words('options')}</legend>
      <SchemaForm
        schema={schema}
        values={first}
        readOnly={readOnly}
        onChange={(options) => set(Object.keys(options).length === 0 ? undefined : options)}
      />
    </fieldset>
  );
}
