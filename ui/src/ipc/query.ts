import { keepPreviousData, QueryClient } from '@tanstack/react-query';

/**
 * Answers come from this computer: they are right until something is changed, and there is no network to wait for.
 */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

export const queryClient = makeQueryClient();

/** Spread into a query that keeps its old light on show while the new one is worked out. */
export const keepShown = { placeholderData: keepPreviousData } as const;
