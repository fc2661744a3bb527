/** The languages in which every message is written. */
export const languages = Object.freeze(['en', 'de'] as const);

/** One of them. */
export type Language = (typeof languages)[number];

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4), English when none fits. */
export function preferredLanguage(accepted: string | null | undefined): Language {
  const wishes = (accepted ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters
        .find((part) => part.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const found = wishes.map(({ tag }) => languages.find((language) => tag.split('-')[0] === language));
  return found.find((language) => language !== undefined) ?? 'en';
}

/** Whether a text names one of our languages. */
export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}
