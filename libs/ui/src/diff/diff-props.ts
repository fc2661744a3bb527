import type { JsonValue } from '@fermata/model';

/** Properties of the comparison of two definitions. */
export interface DefinitionDiffProps {
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** Goes to the place of a difference. */
  readonly onJump?: (path: string) => void;
}

/** Properties of the comparison of two texts. */
export interface TextDiffProps {
  readonly before: string;
  readonly after: string;
  readonly format: 'yaml' | 'json';
  readonly label: string;
  /** The nonce of the page's policy. */
  readonly nonce?: string;
}
