import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fermata/ui/styles.css';
import '../styles/frame.css';
import '../styles/notices.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import { Messages } from '../shared/i18n/messages-provider.tsx';
import { Providers } from '../shared/theme/providers.tsx';

/** What browsers show in tabs and bookmarks. */
export const metadata: Metadata = { title: { default: 'Fermata', template: '%s · Fermata' } };

/** The page is as wide as the screen; people may zoom. */
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** The document around every page. */
export default async function RootLayout({ children }: { readonly children: ReactNode }): Promise<ReactNode> {
  const nonce = (await headers()).get('x-nonce') ?? '';
  const locale = await getLocale();
  return (
    <html lang={locale} dir="ltr" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Messages namespaces={[]}>
          <Providers nonce={nonce}>{children}</Providers>
        </Messages>
      </body>
    </html>
  );
}
