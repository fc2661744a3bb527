'use client';
import { useEffect, type ReactNode } from 'react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { theme, variables } from '@fermata/ui';
import { ApiCache } from '../api/query-client.tsx';
import { ProblemCatalogue } from '../i18n/problem-catalogue.tsx';
import { Keys } from '../commands/keys.tsx';
import { Notices } from './notices.tsx';
import { usePreferences } from './preferences.ts';

interface Properties {
  /** The nonce of this page's policy: only style elements that carry it count. */
  readonly nonce: string;
  readonly children: ReactNode;
}

/** What every page stands in: theme, answers of the API, state in the URL, keys. */
export function Providers({ nonce, children }: Properties): ReactNode {
  const density = usePreferences((preferences) => preferences.density);
  giveNonce(nonce);
  useEffect(() => void usePreferences.persist.rehydrate(), []);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Notices />
        <NuqsAdapter>
          <ApiCache>
            <ProblemCatalogue>
              <Keys />
              {children}
            </ProblemCatalogue>
          </ApiCache>
        </NuqsAdapter>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Dialogs lock the scrolling behind them by a style element of their own; what makes it looks for the nonce here. */
function giveNonce(nonce: string): void {
  if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: nonce });
}
