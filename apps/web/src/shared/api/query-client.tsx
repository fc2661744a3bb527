'use client';
import { useState, type ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ApiProblem } from './client.ts';

/** Answers of the API, kept while a page needs them; what the server refused is not asked again by itself. */
export function ApiCache({ children }: { readonly children: ReactNode }): ReactNode {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 10_000,
            refetchOnWindowFocus: true,
            retry: (failures, error) => !(error instanceof ApiProblem) && failures < 3,
          },
        },
      }),
  );
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
