'use client';
import { useQuery } from '@tanstack/react-query';
import { isObject, parseReference, type TestDefinition } from '@fermata/model';
import { parseSource } from '@fermata/validation';
import { taken } from '../../../../shared/api/client.ts';
import { definitionsList } from '../../../../shared/api/generated/sdk.gen.ts';
import { fetchDraft } from '../../../../shared/document/draft-port.ts';

/** A test of the workflow as its draft, or its latest version, says. */
export interface KnownTest {
  readonly name: string;
  readonly title: string;
  readonly isPublished: boolean;
  /** Absent while its text cannot be read. */
  readonly test?: TestDefinition;
}

const most = 100;

/** The key of the tests of a workflow. */
export const testsKey = (workflow: string) => ['definitions', 'tests', workflow] as const;

/** All tests of a workflow, published or not. */
export function useTests(workflow: string) {
  return useQuery({ queryKey: testsKey(workflow), queryFn: () => testsOf(workflow), staleTime: 10_000 });
}

async function testsOf(workflow: string): Promise<readonly KnownTest[]> {
  const { items } = await taken(definitionsList({ query: { kind: 'test', text: workflow, limit: most } }));
  const read = items.map(async ({ name, title, latestVersion }): Promise<KnownTest | undefined> => {
    const { source, format } = await fetchDraft({ kind: 'test', name });
    const { value } = parseSource(source, format);
    if (!isObject(value) || parseReference(String(value['workflow']))?.name !== workflow) return undefined;
    return {
      name,
      title: title ?? name,
      isPublished: latestVersion > 0,
      test: value as unknown as TestDefinition,
    };
  });
  return (await Promise.all(read)).filter((one) => one !== undefined);
}
