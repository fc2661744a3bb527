import type { JsonValue } from '../json.ts';
import { parseExpression } from '../parse.ts';
import { readTemplate, type TemplateResult } from './read-template.ts';

/**
 * Parses a JSON value of a definition as a template: in its texts, `${ … }` marks expressions. Called once, at publish,
 * and never on data. Never throws; collects the problems of all texts.
 */
export function parseTemplate(json: JsonValue): TemplateResult {
  return readTemplate(json, parseExpression);
}
