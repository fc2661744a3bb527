import type { Ref } from 'react';
import type { JsonValue, Severity } from '@fermata/model';

/** Properties of a JSON value to read. */
export interface JsonViewProps {
  readonly value: JsonValue | undefined;
  /** Names it for who cannot see it, and is its root. */
  readonly label: string;
  /** How many levels are open at first; two unless said. */
  readonly openLevels?: number;
  /** Tells the JSON Pointer of what was picked: a place to insert from. */
  readonly onPick?: (path: string) => void;
}

/** A finding in a text; offsets count UTF-16 units from 0. */
export interface TextMark {
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly message: string;
}

/** One thing that can be typed here. */
export interface TextOption {
  readonly label: string;
  /** What is typed; the label unless said. */
  readonly insert?: string;
  /** Type or short explanation, beside the label. */
  readonly detail?: string;
  /** Longer explanation. */
  readonly info?: string;
  readonly kind?: 'field' | 'variable' | 'function' | 'keyword' | 'value';
  /** Not known for sure: stands last and pale. */
  readonly uncertain?: boolean;
}

/** What can be typed at a place; `from` is where the replaced word begins. */
export interface TextOptions {
  readonly from: number;
  readonly options: readonly TextOption[];
}

/** Gives what can be typed at an offset of a text. */
export type CompletionSource = (
  text: string,
  offset: number,
) => TextOptions | undefined | Promise<TextOptions | undefined>;

/** What the page can ask of a text editor. */
export interface EditorHandle {
  focus(): void;
  /** Brings a line (from 1) into view and puts the cursor on it. */
  goTo(line: number, column?: number): void;
  /** Puts a text where the cursor is. */
  insert(text: string): void;
}

/** Properties of the editor of a definition's text. */
export interface CodeEditorProps {
  readonly value: string;
  readonly format: 'yaml' | 'json';
  readonly label: string;
  readonly onChange?: (text: string) => void;
  readonly onBlur?: () => void;
  readonly marks?: readonly TextMark[];
  readonly completions?: CompletionSource;
  readonly readOnly?: boolean;
  /** The nonce of the page's policy: the editor makes a style element. */
  readonly nonce?: string;
  readonly handle?: Ref<EditorHandle>;
}

/** Properties of the editor of one expression. */
export interface ExpressionEditorProps {
  readonly value: string;
  readonly label: string;
  readonly onChange?: (text: string) => void;
  readonly onBlur?: () => void;
  readonly marks?: readonly TextMark[];
  readonly completions?: CompletionSource;
  readonly readOnly?: boolean;
  /** A template: literal text with `${ … }` in it, rather than one expression. */
  readonly template?: boolean;
  readonly placeholder?: string;
  /** Grows with its lines; one line unless said. */
  readonly multiline?: boolean;
  readonly nonce?: string;
  readonly handle?: Ref<EditorHandle>;
}
