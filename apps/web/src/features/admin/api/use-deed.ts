'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * Does something to the house, and reads what is shown of it again.
 * @param onDone also told when what asked for it has gone meanwhile, as a form that begins anew with what was saved
 */
export function useDeed<In, Out>(deed: (input: In) => Promise<Out>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: () => {
      onDone?.();
      return queries.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
