import { referencedPaths } from '@fermata/expressions';
import type { JsonObject, JsonValue } from '@fermata/model';
import { cellValue } from './cell-text.ts';
import { tableView, type ColumnType, type ColumnView } from './table-view.ts';

/** A field of the input that a table reads. */
export interface TestField {
  readonly name: string;
  readonly type: ColumnType;
}

/** What somebody typed to try, by field. */
export type TestTexts = Readonly<Record<string, string>>;

/** The fields of `input` that a table reads: those of its columns, and those that expressions of its columns name. */
export function testFields(definition: JsonObject): readonly TestField[] {
  const inputs = tableView(definition).columns.filter(({ side }) => side === 'inputs');
  const fields = inputs.flatMap(fieldsOf);
  return fields.filter(({ name }, index) => fields.findIndex((one) => one.name === name) === index);
}

function fieldsOf({ name, type, expression }: ColumnView): readonly TestField[] {
  if (expression === undefined) return name === '' ? [] : [{ name, type }];
  const paths = referencedPaths(expression).filter(
    ([root, field]) => root === 'input' && field !== undefined,
  );
  const isSole = paths.length === 1 && expression.trim() === `input.${paths[0]?.[1]}`;
  return paths.map(([, field = '']) => ({ name: field, type: isSole ? type : 'any' }));
}

/** The input that texts mean; a field that nothing was typed for is not there. */
export function testInput(fields: readonly TestField[], texts: TestTexts): JsonObject {
  const typed = fields.flatMap(({ name, type }) => {
    const value = valueOf(texts[name] ?? '', type);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(typed);
}

function valueOf(text: string, type: ColumnType): JsonValue | undefined {
  const column = { side: 'outputs', index: 0, name: '', type } as const;
  return cellValue(text, {
    ...column,
    title: undefined,
    values: undefined,
    expression: undefined,
    default: undefined,
  });
}
