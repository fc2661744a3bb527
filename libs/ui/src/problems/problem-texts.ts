import { createTranslator } from 'use-intl';
import { fixOf, inEnglish, phraseOf, type Phrase, type Problem } from '@fermata/model';

/** Translations into one language by English template: ICU messages with the same values. */
export type PhraseCatalogue = Readonly<Record<string, string>>;

/** Says phrases and problems in one language; what the catalogue does not know stays in English. */
export interface ProblemTexts {
  phrase(phrase: Phrase): string;
  message(problem: Pick<Problem, 'message' | 'said'>): string;
  fix(problem: Pick<Problem, 'fix' | 'saidFix'>): string | undefined;
}

/** The texts of a language. Never throws, whatever a server has sent. */
export function problemTexts(locale: string, catalogue: PhraseCatalogue): ProblemTexts {
  const say = createTranslator({
    locale,
    messages: Object.fromEntries(
      Object.entries(catalogue).map(([template, text]) => [keyOf(template), text]),
    ),
    onError: () => undefined,
    getMessageFallback: () => '',
  });
  const phrase = ({ template, values }: Phrase): string => {
    const told = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'object' ? phrase(value) : value,
      ]),
    );
    const translated = Object.hasOwn(catalogue, template) ? say(keyOf(template), told) : '';
    return translated === '' ? inEnglish({ template, values: told }) : translated;
  };
  return {
    phrase,
    message: (problem) => phrase(phraseOf(problem)),
    fix: (problem) => {
      const fix = fixOf(problem);
      return fix === undefined ? undefined : phrase(fix);
    },
  };
}

/** A dot in a key would be a step into the messages. */
function keyOf(template: string): string {
  return template.replaceAll('.', '·');
}
