'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreateViewRequest, SavedViewRow, UpdateViewRequest, ViewPage } from '@fermata/contracts';
import { taken, takenWith } from '../api/client.ts';
import { viewsCreate, viewsList, viewsRemove, viewsReplace } from '../api/generated/sdk.gen.ts';

/** The saved views of a page, and what can be done with them. */
export function useViews(page: ViewPage) {
  const queries = useQueryClient();
  const viewsKey = ['views', page] as const;
  const onSettled = () => queries.invalidateQueries({ queryKey: viewsKey });
  const list = useQuery({
    queryKey: viewsKey,
    queryFn: async ({ signal }) => {
      const { items } = await taken(viewsList({ query: { page }, signal }));
      return items as readonly SavedViewRow[];
    },
    staleTime: 60_000,
  });
  const save = useMutation({
    mutationFn: async (view: Omit<CreateViewRequest, 'page'>) =>
      (await taken(viewsCreate({ body: { page, ...view } }))) as SavedViewRow,
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
