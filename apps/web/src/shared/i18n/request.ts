import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLanguage, languageCookie, preferredLanguage } from './languages.ts';
import { loadMessages, sharedNamespaces } from './messages.ts';

/** The language of a page: the person's choice in this browser, else what the browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const locale = isLanguage(chosen) ? chosen : preferredLanguage((await headers()).get('accept-language'));
  return { locale, messages: await loadMessages(locale, sharedNamespaces), timeZone: 'UTC' };
});
