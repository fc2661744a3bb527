'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OperateAnswer, OperatePreview, OperateRequest } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { operationsAsk, operationsPreview } from '../../../shared/api/generated/sdk.gen.ts';
import { instanceKey } from './instance.ts';

/** What a verb would do, or why it would be refused; asked anew whenever the request changes. */
export function usePreview(id: string, request: OperateRequest | undefined) {
  return useQuery({
    queryKey: ['instances', 'preview', id, request],
    queryFn: async ({ signal }) =>
      (await taken(
        operationsPreview({ path: { id }, body: request as never, signal }),
      )) as unknown as OperatePreview,
    enabled: request !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Asks for a verb. The same key asks once, however often it is sent. */
export function useOperate(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ request, once }: { readonly request: OperateRequest; readonly once: string }) =>
      (await taken(
        operationsAsk({ path: { id }, body: request as never, headers: { 'Idempotency-Key': once } }),
      )) as OperateAnswer,
    onSettled: () => queries.invalidateQueries({ queryKey: instanceKey(id) }),
  });
}
