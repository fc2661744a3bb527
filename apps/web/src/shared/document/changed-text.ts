import type { JsonObject } from '@fermata/model';
import { rewriteText, toYaml } from '@fermata/validation';
import type { SourceText } from './source-text.ts';

/** The text of a document made to say another definition; what both say stays as it is written. */
export function changedText(text: SourceText, before: JsonObject, after: JsonObject): string {
  return rewriteText(text.source, text.format, { before, after });
}

/** A definition written from nothing. */
export function writtenText(definition: JsonObject, format: SourceText['format']): string {
  return format === 'json' ? `${JSON.stringify(definition, null, 2)}\n` : toYaml(definition);
}
