import type { Problem } from '@fermata/model';

/** The word that a fix proposes: `did you mean x?`. */
export function meantBy({ fix }: Problem): string | undefined {
  return /^did you mean `?([^`?]+)`?\?$/.exec(fix ?? '')?.[1];
}

/** The words that a message is about: those that it quotes, and the unknown name, field or function. */
export function quotedIn({ message }: Problem): readonly string[] {
  const quoted = [...message.matchAll(/[`'"]([^`'"]+)[`'"]/g)].map(([, word = '']) => word);
  const [, name] =
    /\bno (?:field|function) (\w+)/.exec(message) ?? /(\w+) is not bound here/.exec(message) ?? [];
  return name === undefined ? quoted : [name, ...quoted];
}
