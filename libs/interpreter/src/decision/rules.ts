import { suggestion } from '@fermata/expressions';
import { isObject, said, type JsonValue } from '@fermata/model';
import { misshapen, report, reportFix, type Context, type Place } from '../compile/context.ts';
import { field, readList, readObject, readTemplate } from '../compile/read.ts';
import { parseCell } from './cell.ts';
import type { Cell, InputColumn, Interval, PlanDecision, Scalar, TableRule, Test } from './table.ts';
import { isAmong, isLess, isOfType, isSame } from './values.ts';

type Columns = Pick<PlanDecision, 'inputs' | 'outputs'>;

/** The rows of a table, in order. */
export function readRules(context: Context, definition: unknown, columns: Columns): readonly TableRule[] {
  const rules = readList(context, field(definition, 'rules'), ['rules']);
  if (rules.length === 0) misshapen(context, ['rules'], said`a list of rules`);
  return rules.map((rule, index) => ({
    when: readWhen(context, rule, ['rules', index, 'when'], columns.inputs),
    then: readThen(context, rule, ['rules', index, 'then'], columns.outputs),
  }));
}

function readWhen(
  context: Context,
  rule: unknown,
  place: Place,
  inputs: readonly InputColumn[],
): TableRule['when'] {
  const cells = Object.entries(readObject(context, field(rule, 'when'), place)).flatMap(([name, value]) => {
    const column = inputs.find((one) => one.name === name);
    if (column === undefined) return unknownColumn(context, [...place, name], inputs);
    const cell = readCell(context, value, [...place, name], column);
    return cell === undefined ? [] : [[name, cell] as const];
  });
  return Object.fromEntries(cells);
}

function unknownColumn(context: Context, place: Place, columns: readonly { readonly name: string }[]): [] {
  const name = String(place.at(-1));
  const near = suggestion(
    name,
    columns.map((column) => column.name),
  );
  reportFix(context, place, 'decision.column', [said`there is no column \`${{ name }}\``, near]);
  return [];
}

/** A text is a test; any other value, or a list of them, is compared as it is. */
function readCell(context: Context, value: unknown, place: Place, column: InputColumn): Cell | undefined {
  if (typeof value !== 'string') {
    const values = (Array.isArray(value) ? value : [value]) as readonly Scalar[];
    values.forEach((one) => checkTest(context, one, place, column));
    return values;
  }
  const parsed = parseCell(value, column.type);
  if ('problem' in parsed) {
    report(context, place, 'decision.cell', parsed.problem);
    return undefined;
  }
  parsed.cell?.forEach((test) => checkTest(context, test, place, column));
  return parsed.cell;
}

/** Values of a test must be such as the column may have; an interval must hold something. */
function checkTest(context: Context, test: Test, place: Place, column: InputColumn): void {
  if (!isObject(test)) return checkValue(context, test as Scalar, place, column);
  if ('cel' in test) return;
  if ('not' in test) return test.not.forEach((inner) => checkTest(context, inner, place, column));
  const bounds = Object.values(test) as readonly Scalar[];
  if (bounds.some((bound) => !hasOrder(bound) || !isOfType(column.type, bound))) {
    return report(context, place, 'decision.value', said`no bounds of type \`${{ type: column.type }}\``);
  }
  if (isEmpty(test, column)) report(context, place, 'decision.cell', said`nothing lies in this interval`);
}

function isEmpty({ ge, gt, le, lt }: Interval, { type }: InputColumn): boolean {
  const [low, high] = [ge ?? gt, le ?? lt];
  if (low === undefined || high === undefined || isLess(type, low, high)) return false;
  return ge === undefined || le === undefined || !isSame(type, ge, le);
}

function hasOrder(bound: Scalar): boolean {
  return typeof bound === 'number' || typeof bound === 'string';
}

function checkValue(context: Context, value: Scalar, place: Place, { type, values }: InputColumn): void {
  if (isOfType(type, value) && isAmong(values, value)) return;
  const written = String(value);
  const message =
    values === undefined
      ? said`\`${{ written }}\` is no value of type \`${{ type }}\``
      : said`\`${{ written }}\` is none of the \`values\` of the column`;
  report(context, place, 'decision.value', message);
}

/** What a row yields: its values, and the defaults of the columns that it leaves open. */
function readThen(
  context: Context,
  rule: unknown,
  place: Place,
  outputs: PlanDecision['outputs'],
): TableRule['then'] {
  const written = readObject(context, field(rule, 'then'), place);
  for (const name of Object.keys(written)) {
    if (!outputs.some((column) => column.name === name)) unknownColumn(context, [...place, name], outputs);
  }
  const values = outputs.map(({ name, default: otherwise }) => {
    if (!Object.hasOwn(written, name) && otherwise === undefined) {
      report(context, place, 'decision.output', said`says nothing of \`${{ name }}\`, which has no default`);
    }
    return [name, written[name] ?? otherwise ?? null] as const;
  });
  const template = readTemplate(context, Object.fromEntries(values), place);
  const given = outputs.filter(({ name }) => Object.hasOwn(written, name));
  checkYields(context, template, place, given);
  return template;
}

function checkYields(
  context: Context,
  template: TableRule['then'],
  place: Place,
  outputs: PlanDecision['outputs'],
): void {
  for (const { name, type, values } of outputs) {
    const value = literalAt(template, name);
    if (value === undefined || (isOfType(type, value) && isAmong(values, value))) continue;
    report(context, [...place, name], 'decision.value', said`a value that the column does not have`);
  }
}

/** What a template yields for a name outright; undefined for what must be evaluated. */
function literalAt(template: TableRule['then'], name: string): JsonValue | undefined {
  if (template.t === 'literal') return (template.value as Readonly<Record<string, JsonValue>>)[name];
  const entry = template.t === 'object' ? template.entries.find(([key]) => key === name)?.[1] : undefined;
  return entry?.t === 'literal' ? entry.value : undefined;
}
