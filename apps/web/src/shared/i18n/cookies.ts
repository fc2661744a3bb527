/** The cookie that remembers a person's language in this browser. */
export const languageCookie = 'fermata-language';

/** The cookie that remembers a person's time zone in this browser, so that pages come from the server in it. */
export const zoneCookie = 'fermata-zone';

const yearInSeconds = 31_536_000;

/** Keeps a value of the person for the pages to come. */
export function rememberFor(name: typeof languageCookie | typeof zoneCookie, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax${secure}`;
}

/** Whether this runtime knows the IANA time zone. */
export function isZone(text: string | undefined): text is string {
  if (text === undefined || text === '') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
