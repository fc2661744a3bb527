import type { ReactNode } from 'react';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { Language } from './languages.ts';
import { loadMessages, sharedNamespaces } from './messages.ts';

interface Properties {
  /** The namespaces of the feature below, beside those that every page has. */
  readonly namespaces: readonly string[];
  readonly children: ReactNode;
}

/** Hands the messages of one feature to its pages, so that no page carries the words of all others. */
export async function Messages({ namespaces, children }: Properties): Promise<ReactNode> {
  const locale = (await getLocale()) as Language;
  const messages = await loadMessages(locale, [...sharedNamespaces, ...namespaces]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
