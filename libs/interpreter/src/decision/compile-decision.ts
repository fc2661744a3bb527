import { referencedPaths } from '@fermata/expressions';
import { errorAt, hasErrors, isIdentifier, said, sortProblems, type Problem } from '@fermata/model';
import { misshapen, report, type Context, type Place } from '../compile/context.ts';
import { field, readExpression, readList, readTemplate } from '../compile/read.ts';
import { readRules } from './rules.ts';
import {
  isAggregate,
  type ColumnType,
  type HitPolicy,
  type InputColumn,
  type OutputColumn,
  type PlanDecision,
  type Scalar,
} from './table.ts';
import { isAmong, isOfType } from './values.ts';

/** A decision table as plans carry it, unless a problem is an error. */
export interface CompiledDecision {
  readonly decision?: PlanDecision;
  readonly problems: readonly Problem[];
}

const HITS: readonly HitPolicy[] = Object.freeze([
  'unique',
  'first',
  'any',
  'priority',
  'collect',
  'rule-order',
  'sum',
  'min',
  'max',
  'count',
]);

const TYPES: readonly ColumnType[] = Object.freeze([
  'any',
  'string',
  'number',
  'integer',
  'boolean',
  'date',
  'date-time',
]);

/**
 * Turns a decision definition into data for plans, and says everything that is wrong with it: unknown columns, cells
 * that are no tests, values of another type, outputs that a row leaves open. Total, whatever comes in.
 */
export function compileDecision(definition: unknown): CompiledDecision {
  const references = { self: { name: '', version: 1 }, tasks: {}, forms: {}, events: {} };
  const context: Context = { references, problems: [], sources: [], calendars: {}, decisions: {} };
  const decision = readTable(context, definition);
  checkNames(context);
  const problems = sortProblems(context.problems);
  return hasErrors(problems) ? { problems } : { decision, problems };
}

function readTable(context: Context, definition: unknown): PlanDecision {
  const written = field(definition, 'hit') ?? 'unique';
  const hit = HITS.find((one) => one === written);
  if (hit === undefined) misshapen(context, ['hit'], said`one of ${{ list: HITS.join(', ') }}`);
  const inputs = columnsOf(context, definition, 'inputs').map(([value, place]) =>
    readInput(context, value, place),
  );
  const outputs = columnsOf(context, definition, 'outputs').map(([value, place]) =>
    readOutput(context, value, place),
  );
  checkOutputs(context, hit ?? 'unique', outputs);
  return {
    hit: hit ?? 'unique',
    inputs,
    outputs,
    rules: readRules(context, definition, { inputs, outputs }),
  };
}

/** The columns of a side, each named once. */
function columnsOf(
  context: Context,
  definition: unknown,
  side: 'inputs' | 'outputs',
): readonly (readonly [unknown, Place])[] {
  const columns = readList(context, field(definition, side), [side]);
  if (columns.length === 0) misshapen(context, [side], said`a list of columns`);
  const names = columns.map((column) => field(column, 'name'));
  names.forEach((name, index) => {
    const place = [side, index, 'name'];
    if (typeof name !== 'string' || !isIdentifier(name)) misshapen(context, place, said`a lower-case name`);
    else if (names.indexOf(name) < index)
      report(context, place, 'decision.column', said`\`${{ name }}\` stands here twice`);
  });
  return columns.map((column, index) => [column, [side, index]] as const);
}

function readInput(context: Context, column: unknown, place: Place): InputColumn {
  const name = String(field(column, 'name'));
  const written = readExpression(context, field(column, 'expression'), [...place, 'expression']);
  return {
    name,
    source: { t: 'expr', source: written ?? `input.${name}` },
    ...readType(context, column, place),
  };
}

function readOutput(context: Context, column: unknown, place: Place): OutputColumn {
  const name = String(field(column, 'name'));
  if (name === 'rules')
    report(context, [...place, 'name'], 'decision.column', said`\`rules\` says which rules held`);
  const typed = readType(context, column, place);
  const otherwise = field(column, 'default');
  if (otherwise === undefined) return { name, ...typed };
  const template = readTemplate(context, otherwise, [...place, 'default']);
  const value = template.t === 'literal' ? template.value : null;
  if (template.t !== 'literal') misshapen(context, [...place, 'default'], said`a value without expressions`);
  else if (!isOfType(typed.type, value) || !isAmong(typed.values, value)) {
    report(context, [...place, 'default'], 'decision.value', said`a value that the column does not have`);
  }
  return { name, ...typed, default: value };
}

function readType(
  context: Context,
  column: unknown,
  place: Place,
): { readonly type: ColumnType; readonly values?: readonly Scalar[] } {
  const written = field(column, 'type') ?? 'any';
  const type = TYPES.find((one) => one === written);
  if (type === undefined) misshapen(context, [...place, 'type'], said`one of ${{ list: TYPES.join(', ') }}`);
  const values = field(column, 'values');
  if (values === undefined) return { type: type ?? 'any' };
  const known = readList(context, values, [...place, 'values']) as readonly Scalar[];
  known.forEach((value, index) => {
    const isScalar = typeof value !== 'object' || value === null;
    if (isScalar && isOfType(type ?? 'any', value)) return;
    report(
      context,
      [...place, 'values', index],
      'decision.value',
      said`no value of type \`${{ type: type ?? 'any' }}\``,
    );
  });
  return { type: type ?? 'any', values: known };
}

function checkOutputs(context: Context, hit: HitPolicy, outputs: readonly OutputColumn[]): void {
  if (hit === 'priority' && outputs.every(({ values }) => values === undefined)) {
    report(
      context,
      ['outputs'],
      'decision.priority',
      said`\`priority\` needs an output with \`values\`, the first first`,
    );
  }
  if (!isAggregate(hit) || hit === 'count') return;
  const isNumber = outputs.length === 1 && ['number', 'integer'].includes(outputs[0]?.type ?? '');
  if (!isNumber)
    report(context, ['outputs'], 'decision.number', said`\`${{ hit }}\` needs one output, of type number`);
}

/** Expressions of a table see `input` and `now`; cells have been judged as they were read. */
function checkNames(context: Context): void {
  for (const { text, path } of context.sources) {
    for (const [root = ''] of referencedPaths(text)) {
      if (root === 'input' || root === 'now') continue;
      const message = said`there is no \`${{ root }}\` in a table: it sees \`input\` and \`now\``;
      context.problems.push(errorAt(path, 'decision.name', message));
    }
  }
}
