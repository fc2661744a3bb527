/** Somebody who may be named in a text. */
export interface Named {
  readonly login: string;
  readonly name: string;
}

/** The name that is being typed after an @ before the caret; undefined where none is. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?:^|[\s(])@([\w.-]{0,64})$/.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

/** The text with a person named where one was being typed, and where the caret is then. */
export function withMention(
  text: string,
  caret: number,
  login: string,
): { readonly text: string; readonly caret: number } {
  const from = mentionAt(text, caret)?.from ?? caret;
  const rest = text.slice(caret);
  const named = `@${login}${/^\s/.test(rest) ? '' : ' '}`;
  return { text: text.slice(0, from) + named + rest, caret: from + named.length };
}

/** Whether somebody may be meant by these letters: a part of the login or of the name. */
export function suits({ login, name }: Named, typed: string): boolean {
  const sought = typed.toLowerCase();
  return [login, name].some((word) => word.toLowerCase().includes(sought));
}
