const word = 'Space|F\\d+|Enter|Delete|Backspace|Home|End|PageUp|PageDown|Escape|Arrow\\w+';
const single = new RegExp(`^(Shift\\+)?([^+ ]|${word})( ([^+ ]|${word}))*$`);

/** Whether a chord needs no modifier but Shift: such keys can be switched off (WCAG 2.1.4) and rest in text fields. */
export function isSingleKey(keys: string): boolean {
  return single.test(keys);
}
