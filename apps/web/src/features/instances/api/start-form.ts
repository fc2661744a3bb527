'use client';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { compileForm, compileSchemaForm, type FormPlan } from '@fermata/forms';
import { isObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { fetchVersion } from '../../../shared/api/fetch-version.ts';
import { startFormOf } from '../model/start-form.ts';
import { useVersion } from './instance.ts';

/** What a start asks for. */
export interface StartForm {
  /** Undefined while it is on its way. */
  readonly plan: FormPlan | undefined;
  readonly error: unknown;
  readonly description: string | undefined;
  /** Whether the person gives the business key, because the definition works out none. */
  readonly asksKey: boolean;
}

/** The form of the manual trigger, in the version that the publish has pinned; else one made from the input's schema. */
export function useStartForm(workflow: string, of: number): StartForm {
  const definition = useVersion(workflow, of);
  const body = definition.data?.body;
  const wanted = definition.data === undefined ? undefined : startFormOf(definition.data);
  const form = useQuery({
    queryKey: ['definitions', 'version', 'component', wanted?.name, wanted?.version],
    queryFn: ({ signal }) =>
      fetchVersion({ kind: 'component', name: wanted?.name ?? '', version: wanted?.version ?? 0 }, signal),
    enabled: wanted !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const own = form.data?.body;
  const version = wanted?.version;
  const plan = useMemo(() => planOf({ body, own, version }), [body, own, version]);
  return { plan, error: definition.error ?? form.error, ...saidOf(body) };
}

interface Bodies {
  readonly body: JsonValue | undefined;
  /** Of the form, where the trigger has one. */
  readonly own: JsonValue | undefined;
  readonly version: number | undefined;
}

function planOf({ body, own, version }: Bodies): FormPlan | undefined {
  if (version !== undefined) return own === undefined ? undefined : compileForm(own, version);
  return body === undefined ? undefined : compileSchemaForm(schemaOf(body));
}

function saidOf(body: JsonValue | undefined): Pick<StartForm, 'description' | 'asksKey'> {
  const members = isObject(body) ? body : {};
  const { description, businessKey } = members;
  return {
    description: typeof description === 'string' ? description : undefined,
    asksKey: businessKey === undefined,
  };
}

function schemaOf(body: JsonValue): JsonSchema {
  const schema = isObject(body) ? body['input'] : undefined;
  return (isObject(schema) ? schema : { type: 'object', properties: {} }) as JsonSchema;
}
