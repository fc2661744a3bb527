import { isObject, type JsonValue } from '@fermata/model';
import type { SourceFormat } from '@fermata/persistence';
import { parseSource, toYaml } from '@fermata/validation';

const yamlName = /^name:[ \t]*\S.*$/m;

/** The source text under another name; comments of YAML survive. */
export function renamedSource(source: string, format: SourceFormat, name: string): string {
  if (format === 'yaml' && yamlName.test(source)) return source.replace(yamlName, () => `name: ${name}`);
  const { value } = parseSource(source, format);
  const renamed: JsonValue = isObject(value) ? { ...value, name } : value;
  return format === 'yaml' ? toYaml(renamed) : JSON.stringify(renamed, null, 2);
}
