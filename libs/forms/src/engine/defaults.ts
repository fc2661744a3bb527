import type { JsonObject, JsonValue } from '@fermata/model';
import { concrete, type Cell, type Instance } from './cells.ts';
import type { FormProgram } from './form-program.ts';
import { WorkingCopy } from './tree.ts';

/** Most items that a list begins with. */
const mostFirstItems = 50;

/** The first values of a form: what its nodes and its schema say, where nothing is given. */
export function withDefaults(program: FormProgram, given: JsonObject): JsonObject {
  const values = new WorkingCopy(given);
  for (const cell of program.cells) fillDefaults(cell, [], values, program);
  return values.root;
}

/** Fills in what stands inside one item of a list that is new. */
export function fillItem(
  list: Cell,
  indexes: readonly number[],
  values: WorkingCopy,
  program: FormProgram,
): void {
  for (const cell of program.cells)
    if (cell.lists.includes(list)) fillDefaults(cell, indexes, values, program);
}

function fillDefaults(
  cell: Cell,
  prefix: readonly number[],
  values: WorkingCopy,
  program: FormProgram,
): void {
  const { field } = cell;
  if (field === undefined || cell.node.compute !== undefined) return;
  for (const indexes of indexesUnder(cell, prefix, values)) {
    const place = concrete(field, indexes);
    if (values.at(place) !== undefined) continue;
    const value = firstValue({ cell, indexes }, values, program);
    if (value !== undefined) values.set(place, value);
  }
}

function firstValue(instance: Instance, values: WorkingCopy, program: FormProgram): JsonValue | undefined {
  const { cell } = instance;
  if (cell.node.default !== undefined) return givenDefault(instance, values, program);
  const written = cell.node.schema?.['default'];
  if (written !== undefined) return written;
  if (cell.node.component === 'switch' && cell.node.required) return false;
  return firstItems(cell);
}

function givenDefault(
  { cell, indexes }: Instance,
  values: WorkingCopy,
  program: FormProgram,
): JsonValue | undefined {
  const list = cell.lists.at(-1)?.field;
  const item = list === undefined ? undefined : values.at(concrete([...list, '*'], indexes));
  const scope = { ...program.scope, output: values.root, item, index: indexes.at(-1) };
  const found = program.programs.fill(cell.node.default ?? null, scope);
  return found.kind === 'value' ? found.value : undefined;
}

/** A list that must have items begins with as many. */
function firstItems(cell: Cell): JsonValue | undefined {
  const least = cell.node.schema?.['minItems'];
  if (!cell.isList || !cell.holds || typeof least !== 'number' || least < 1) return undefined;
  return Array.from({ length: Math.min(least, mostFirstItems) }, () => emptyItem(cell));
}

/** What a new item of a list is before anything is filled in: an object, or where it is one value only, nothing. */
export function emptyItem(list: Cell): JsonValue {
  const depth = (list.field?.length ?? 0) + 1;
  const plain = list.children.find(({ field }) => field?.length === depth);
  if (plain === undefined) return {};
  return plain.node.schema?.['type'] === 'string' ? '' : null;
}

function indexesUnder(
  cell: Cell,
  prefix: readonly number[],
  values: WorkingCopy,
): readonly (readonly number[])[] {
  let found = [prefix.slice(0, cell.lists.length)];
  for (const list of cell.lists.slice(prefix.length))
    found = found.flatMap((indexes) => {
      const items = values.at(concrete(list.field ?? [], indexes));
      return Array.isArray(items) ? items.map((_, index) => [...indexes, index]) : [];
    });
  return found;
}
