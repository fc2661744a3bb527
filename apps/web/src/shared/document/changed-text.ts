import type { Change } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { toYaml } from '@fermata/validation';
import type { SourceText } from './document.ts';

/** The text of a document after a change; without a change to follow it is written anew. */
export function changedText(text: SourceText, change: Change | undefined, definition: JsonObject): string {
  void change;
  return writtenText(definition, text.format);
}

/** A definition written from nothing. */
export function writtenText(definition: JsonObject, format: SourceText['format']): string {
  return format === 'json' ? `${JSON.stringify(definition, null, 2)}\n` : toYaml(definition);
}
