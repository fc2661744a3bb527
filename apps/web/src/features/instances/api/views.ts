'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreateViewRequest, SavedViewRow, UpdateViewRequest } from '@fermata/contracts';
import { taken, takenWith } from '../../../shared/api/client.ts';
import { viewsCreate, viewsList, viewsRemove, viewsReplace } from '../../../shared/api/generated/sdk.gen.ts';

const viewsKey = Object.freeze(['views', 'instances'] as const);

/** The saved views of the list of instances, and what can be done with them. */
export function useViews() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: viewsKey });
  const list = useQuery({
    queryKey: viewsKey,
    queryFn: async ({ signal }) => {
      const { items } = await taken(viewsList({ query: { page: 'instances' }, signal }));
      return items as readonly SavedViewRow[];
    },
    staleTime: 60_000,
  });
  const save = useMutation({
    mutationFn: async (view: Omit<CreateViewRequest, 'page'>) =>
      (await taken(viewsCreate({ body: { page: 'instances', ...view } }))) as SavedViewRow,
    onSettled,
  });
  const replace = useMutation({
    mutationFn: async ({ id, ...body }: UpdateViewRequest & { readonly id: string }) =>
      (await taken(viewsReplace({ path: { id }, body }))) as SavedViewRow,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: async (id: string) => void (await takenWith(viewsRemove({ path: { id } }))),
    onSettled,
  });
  return { list, save, replace, remove };
}
