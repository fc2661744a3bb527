'use client';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { taken } from '../api/client.ts';
import { definitionsList, instancesGet, instancesList } from '../api/generated/sdk.gen.ts';
import { useMay } from '../session/use-me.ts';
import { definitionPath, instancePath } from './paths.ts';

/** Something of the server that one can go to. */
export interface Found {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly path: string;
}

interface FoundThings {
  readonly definitions: readonly Found[];
  readonly instances: readonly Found[];
}

const nothing: FoundThings = Object.freeze({ definitions: [], instances: [] });
const quietMs = 150;
const most = 6;

/** What the server finds for what is typed: definitions by their words, instances by their words, business key or id. */
export function useFound(query: string): FoundThings {
  const may = useMay();
  const [text] = useDebouncedValue(query.trim(), quietMs);
  const definitions = useQuery({
    queryKey: ['palette', 'definitions', text],
    queryFn: () => foundDefinitions(text),
    enabled: text.length > 1 && may('definition.read'),
    placeholderData: keepPreviousData,
  });
  const instances = useQuery({
    queryKey: ['palette', 'instances', text],
    queryFn: () => foundInstances(text),
    enabled: text.length > 1 && may('instance.read'),
    placeholderData: keepPreviousData,
  });
  if (query.trim().length < 2) return nothing;
  return { definitions: definitions.data ?? [], instances: instances.data ?? [] };
}

async function foundDefinitions(text: string): Promise<readonly Found[]> {
  const { items } = await taken(definitionsList({ query: { text, limit: most * 2 } }));
  return items
    .flatMap(({ kind, name, title }) => {
      const path = definitionPath(kind, name);
      return path === undefined ? [] : [{ id: `${kind} ${name}`, title, hint: name, path }];
    })
    .slice(0, most);
}

async function foundInstances(text: string): Promise<readonly Found[]> {
  const bySearch = await taken(instancesList({ query: { search: text, limit: most } }));
  // An id is pasted whole; anything else is not found and says nothing.
  const byId = /^[\w-]{12,}$/.test(text)
    ? await taken(instancesGet({ path: { id: text } })).catch(() => undefined)
    : undefined;
  const items = [...bySearch.items, ...(byId === undefined ? [] : [byId])];
  return items.map(({ id, title, businessKey }) => ({
    id,
    title: businessKey === undefined ? title : `${title} · ${businessKey}`,
    hint: id.slice(0, 8),
    path: instancePath(id),
  }));
}
