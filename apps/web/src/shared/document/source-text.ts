import type { SourceFormat } from '@fermata/validation';

/** A text as the server keeps it. */
export interface SourceText {
  readonly source: string;
  readonly format: SourceFormat;
}

/** Only the text. */
export function textOf({ source, format }: SourceText): SourceText {
  return { source, format };
}
