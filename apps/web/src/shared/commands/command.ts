/**
 * One thing a person can do on the page as it is. Palette, menus, keys and the key sheet are views of one registry.
 * Titles are already in the person's language.
 */
export interface Command {
  /** Stable, for example `editor.undo`. */
  readonly id: string;
  readonly title: string;
  /** The heading it stands under in the palette and on the key sheet. */
  readonly group: string;
  /** Keys in the notation of tinykeys: `$mod+K`, `g i`, `Shift+Alt+T`; single keys rest inside text fields. */
  readonly keys?: readonly string[];
  /** Words it is found by, beside its title. */
  readonly keywords?: readonly string[];
  /** Why it cannot be done now; undefined = it can. */
  readonly blocked?: string;
  /** Not in the palette, only on keys and the sheet. */
  readonly quiet?: boolean;
  /** Rests inside text fields although its keys have a modifier: what the field does with them comes first. */
  readonly rests?: boolean;
  /** An event of the browser does it (copy, paste): the keys are only shown. */
  readonly native?: boolean;
  readonly run: () => void;
}
