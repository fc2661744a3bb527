import type { Meter } from '../meter.ts';
import type { Value } from '../values.ts';

/**
 * What a parameter takes: a type of value; `moment` = a timestamp or its RFC 3339 text; `span` = a duration or its
 * ISO 8601 text; `pattern` = a regular expression; `any` = everything.
 */
export type ParamType =
  'any' | 'string' | 'number' | 'boolean' | 'list' | 'object' | 'moment' | 'span' | 'pattern';

/** One parameter; several types mean: any of them. */
export interface Param {
  readonly name: string;
  readonly types: readonly ParamType[];
  readonly optional?: true;
}

/** What a function yields, as far as known without its arguments. */
export type ReturnType =
  'any' | 'string' | 'number' | 'boolean' | 'list' | 'object' | 'timestamp' | 'duration';

/**
 * A function of the language: pure, deterministic, total but for Failure and LimitReached. Its arguments were checked
 * against `params` before; it charges the meter by the size of what it touches.
 */
export interface FunctionSpec {
  readonly name: string;
  readonly params: readonly Param[];
  /** The last parameter may be given any number of times. */
  readonly rest?: true;
  readonly returns: ReturnType;
  readonly summary: string;
  /** An expression and the JSON it yields; shown in the reference and tried by a spec. */
  readonly example: readonly [source: string, result: string];
  /** Operations charged for a call, before what it charges itself by the size of its arguments. */
  readonly cost: number;
  readonly run: (args: readonly Value[], meter: Meter) => Value;
}

/**
 * Declares a function from its signature, such as `round(x: number, digits?: number): number`. Types are joined by `|`;
 * `...xs: any` is a rest parameter. Throws on a signature that it cannot read: that is our bug.
 */
export function define(
  signature: string,
  summary: string,
  example: readonly [source: string, result: string],
  run: FunctionSpec['run'],
): FunctionSpec {
  const match = /^(\w+)\((.*)\): (\w+)$/.exec(signature);
  if (match === null) throw new TypeError(`not a signature: ${signature}`);
  const [, name = '', written = '', returns = ''] = match;
  const params = written === '' ? [] : written.split(', ').map(readParam);
  return Object.freeze({
    name,
    params,
    ...(written.includes('...') ? { rest: true as const } : {}),
    returns: returns as ReturnType,
    summary,
    example,
    cost: 10,
    run,
  });
}

/** The same functions at another cost per call. */
export function atCost(cost: number, specs: readonly FunctionSpec[]): readonly FunctionSpec[] {
  return Object.freeze(specs.map((spec) => Object.freeze({ ...spec, cost })));
}

function readParam(written: string): Param {
  const [label = '', type = ''] = written.split(': ');
  const types = type.split('|') as ParamType[];
  return {
    name: label.replace(/^\.\.\.|\?$/g, ''),
    types,
    ...(label.endsWith('?') ? { optional: true as const } : {}),
  };
}

/** The signature as an author reads it. */
export function signatureOf(spec: FunctionSpec): string {
  const params = spec.params.map((param, i) => {
    const dots = spec.rest === true && i === spec.params.length - 1 ? '...' : '';
    return `${dots}${param.name}${param.optional === true ? '?' : ''}: ${param.types.join(' or ')}`;
  });
  return `${spec.name}(${params.join(', ')}): ${spec.returns}`;
}
