import { canonicalJson, type JsonObject, type JsonValue } from '@fermata/model';
import { failed, ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import { aggregate } from './aggregate.ts';
import { cellHolds, type Compared } from './holds.ts';
import { isAggregate, type Hit, type InputColumn, type PlanDecision, type TableRule } from './table.ts';
import { isAmong, isOfType } from './values.ts';

/**
 * What a decision table says, with the numbers of the rules that held in `rules`. One rule: its outputs as fields;
 * `collect` and `rule-order`: `results`; `sum`, `min`, `max`: the field of the column; `count`: `count`. The reader sees
 * `input` and `now`. Errors: `decision.none`, `decision.unique`, `decision.any`, `decision.input`, `decision.output`.
 */
export function decide(table: PlanDecision, read: Reader): Result<JsonValue> {
  const row = readInputs(table.inputs, read);
  if (!row.ok) return row;
  const hits = findHits(table, read, row.value);
  if (!hits.ok) return hits;
  if (isAggregate(table.hit)) return aggregate(table.hit, table.outputs, hits.value);
  if (table.hit === 'collect' || table.hit === 'rule-order') return ok(listed(hits.value));
  const one = choose(table, hits.value);
  return one.ok ? ok({ ...one.value.output, rules: one.value.rule === 0 ? [] : [one.value.rule] }) : one;
}

type Row = Readonly<Record<string, Compared>>;

function readInputs(inputs: readonly InputColumn[], read: Reader): Result<Row> {
  const row: Record<string, Compared> = {};
  for (const { name, source, type, values } of inputs) {
    const value = read.value(source);
    if (!value.ok) return value;
    if (!isOfType(type, value.value) || !isAmong(values, value.value)) {
      return failed('decision.input', `\`${name}\` has a value that the table does not take`);
    }
    row[name] = { type, value: value.value };
  }
  return ok(row);
}

function findHits(table: PlanDecision, read: Reader, row: Row): Result<readonly Hit[]> {
  const hits: Hit[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const holds = ruleHolds(read, rule, row);
    if (!holds.ok) return holds;
    if (!holds.value) continue;
    const output = readOutput(table, read, rule);
    if (!output.ok) return output;
    hits.push({ rule: index + 1, output: output.value });
    if (table.hit === 'first') break;
  }
  return ok(hits);
}

function ruleHolds(read: Reader, { when }: TableRule, row: Row): Result<boolean> {
  for (const [name, cell] of Object.entries(when)) {
    const compared = row[name];
    const holds = compared === undefined ? ok(true) : cellHolds(read, cell, compared);
    if (!holds.ok || !holds.value) return holds;
  }
  return ok(true);
}

function readOutput({ outputs }: PlanDecision, read: Reader, rule: TableRule): Result<JsonObject> {
  const output = read.value(rule.then);
  if (!output.ok) return output;
  const values = output.value as JsonObject;
  for (const { name, type, values: known } of outputs) {
    const value = values[name] ?? null;
    if (!isOfType(type, value) || !isAmong(known, value)) {
      return failed('decision.output', `\`${name}\` has a value that the table does not yield`);
    }
  }
  return ok(values);
}

function listed(hits: readonly Hit[]): JsonValue {
  return { results: hits.map(({ output }) => output), rules: hits.map(({ rule }) => rule) };
}

/** The one hit that counts. Rule 0 stands for the defaults. */
function choose(table: PlanDecision, hits: readonly Hit[]): Result<Hit> {
  const [first] = hits;
  if (first === undefined) return byDefault(table);
  if (table.hit === 'unique' && hits.length > 1) return clash('decision.unique', 'several rules hold', hits);
  if (table.hit === 'any') {
    const isOther = ({ output }: Hit) => canonicalJson(output) !== canonicalJson(first.output);
    return hits.some(isOther)
      ? clash('decision.any', 'rules that hold say different things', hits)
      : ok(first);
  }
  return ok(table.hit === 'priority' ? mostImportant(table, first, hits) : first);
}

/** No rule holds: the defaults, if every output has one. */
function byDefault({ outputs }: PlanDecision): Result<Hit> {
  if (outputs.some((column) => column.default === undefined)) {
    return failed('decision.none', 'no rule of the table holds');
  }
  const values = outputs.map((column) => [column.name, column.default ?? null] as const);
  return ok({ rule: 0, output: Object.fromEntries(values) });
}

function clash(code: string, message: string, hits: readonly Hit[]): Result<Hit> {
  const rules = hits.map(({ rule }) => rule);
  return { ok: false, error: { code, message: `${message}: ${rules.join(', ')}`, data: { rules } } };
}

/** The hit whose outputs stand first in the lists of their columns, the first column before the next; then the first rule. */
function mostImportant({ outputs }: PlanDecision, first: Hit, hits: readonly Hit[]): Hit {
  const places = ({ output }: Hit): readonly number[] =>
    outputs.flatMap(({ name, values }) =>
      values === undefined ? [] : [values.findIndex((one) => one === output[name])],
    );
  const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((place, index) => place !== b[index]);
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
  };
  return hits.reduce((best, hit) => (isBefore(places(hit), places(best)) ? hit : best), first);
}
