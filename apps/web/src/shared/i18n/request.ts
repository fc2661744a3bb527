import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isZone, languageCookie, zoneCookie } from './cookies.ts';
import { isLanguage, preferredLanguage } from './languages.ts';
import { loadMessages, sharedNamespaces } from './messages.ts';

/** Language and zone of a page: the person's choice in this browser, else what the browser asks for, and UTC. */
export default getRequestConfig(async () => {
  const kept = await cookies();
  const chosen = kept.get(languageCookie)?.value;
  const zone = kept.get(zoneCookie)?.value;
  const locale = isLanguage(chosen) ? chosen : preferredLanguage((await headers()).get('accept-language'));
  const messages = await loadMessages(locale, sharedNamespaces);
  return { locale, messages, timeZone: isZone(zone) ? zone : 'UTC' };
});
