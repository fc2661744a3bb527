import type { AbstractIntlMessages } from 'next-intl';
import type { Language } from './languages.ts';

/** The namespaces that every page of the desk needs. */
export const sharedNamespaces = Object.freeze(['frame', 'notices', 'ui', 'problems'] as const);

/** The messages of some namespaces in one language; a namespace is a file of `messages/<language>`. */
export async function loadMessages(
  language: Language,
  namespaces: readonly string[],
): Promise<AbstractIntlMessages> {
  const loaded = await Promise.all(
    namespaces.map(async (name) => {
      const file = (await import(`../../../messages/${language}/${name}.json`)) as {
        default: AbstractIntlMessages;
      };
      return [name, file.default] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
