/** A key chord as people read it: `$mod+K` is ⌘K on a Mac and Ctrl K elsewhere; the parts of a sequence stay apart. */
export function keyWords(keys: string, isMac: boolean, language = 'en'): readonly (readonly string[])[] {
  return (
    keys
      .split(' ')
      // A plus that ends a press is the key itself.
      .map((press) =>
        press
          .split(/\+(?=.)/)
          .map((part) => wordOf(part, isMac))
          .map((word) => (isMac ? word : (printed[language]?.[word] ?? word))),
      )
  );
}

/** What is printed on keyboards of a language where it is not what stands on English ones. */
const printed: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.freeze({
  de: Object.freeze({ Ctrl: 'Strg', Shift: 'Umschalt', Del: 'Entf' }),
});

function wordOf(part: string, isMac: boolean): string {
  const words: Readonly<Record<string, string>> = {
    $mod: isMac ? '⌘' : 'Ctrl',
    Shift: isMac ? '⇧' : 'Shift',
    Alt: isMac ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    Delete: 'Del',
    Enter: '⏎',
  };
  return words[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}

/** Whether this browser runs on a Mac, whose chords use ⌘. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}
