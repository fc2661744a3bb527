'use client';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CompletionSource } from '@fermata/ui';
import type { JsonValue } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import { schemasGet } from '../../../shared/api/generated/sdk.gen.ts';
import { completionIn } from './schema-completion.ts';

/** What can be typed at a place of the text, by the schema of the language; undefined until it has been fetched. */
export function useSchemaCompletion(format: 'yaml' | 'json'): CompletionSource | undefined {
  const { data: schema } = useQuery({
    queryKey: ['schema', 'workflow'],
    queryFn: async () => (await taken(schemasGet({ path: { kind: 'workflow' } }))) as unknown as JsonValue,
    staleTime: Infinity,
  });
  return useMemo(
    () =>
      schema === undefined || format === 'json'
        ? undefined
        : (text: string, offset: number) => completionIn(schema, text, offset),
    [schema, format],
  );
}
