import { compile, createInterpreter, type References } from '@fermata/interpreter';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** What a table says to one input: what it yields and which rules held (from 1), or why it says nothing. */
export type TableAnswer =
  | { readonly ok: true; readonly output: JsonObject; readonly rules: readonly number[] }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** The rules that held though only one may. */
      readonly rules: readonly number[];
    };

/**
 * Asks a table as an instance would: a workflow of one `decide` step is compiled and run by the interpreter. Undefined
 * while the table itself has errors.
 * @param at what `now` is, in epoch milliseconds
 */
export function runTable(definition: JsonObject, input: JsonObject, at: number): TableAnswer | undefined {
  const plan = compile(asking(input), referencesTo(definition)).plan;
  if (plan === undefined) return undefined;
  const { effects } = createInterpreter(plan).advance(undefined, {
    type: 'started',
    at,
    instanceId: 'trial',
    input,
    trigger: { type: 'manual' },
    startedBy: 'trial',
  });
  const close = effects.find((effect) => effect.type === 'close');
  if (close === undefined) return undefined;
  if (close.status !== 'completed' || !isObject(close.output)) return refusal(close.error);
  return { ok: true, output: close.output as JsonObject, rules: numbersIn(close.output) };
}

function asking(input: JsonObject): Parameters<typeof compile>[0] {
  const passed = Object.keys(input).map((name) => [name, `\${ input.${name} }`] as const);
  return {
    kind: 'workflow',
    name: 'trial',
    start: 'ask',
    steps: {
      ask: {
        type: 'decide',
        decision: 'table',
        with: Object.fromEntries(passed),
        next: [{ to: 'done' }],
      },
      done: { type: 'end', output: '${ steps.ask.output }' },
    },
  };
}

function referencesTo(definition: JsonObject): References {
  const table = { name: 'table', version: 1, definition };
  const self = { name: 'trial', version: 1 };
  return { self, tasks: {}, forms: {}, events: {}, decisions: { table } };
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly data?: JsonValue;
}

function refusal(error: Failure | undefined): TableAnswer {
  const { code = 'unknown', message = '', data = null } = error ?? {};
  return { ok: false, code, message, rules: numbersIn(data) };
}

function numbersIn(value: JsonValue | undefined): readonly number[] {
  const rules = isObject(value) ? (value as JsonObject)['rules'] : undefined;
  return Array.isArray(rules) ? rules.filter((rule): rule is number => typeof rule === 'number') : [];
}
