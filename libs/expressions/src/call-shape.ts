import { said, type Phrase } from '@fermata/model';
import { findFunction, functionNames } from './functions/registry.ts';
import { signatureOf, type FunctionSpec } from './functions/spec.ts';
import { checkPattern } from './functions/patterns.ts';
import { suggestion } from './suggestion.ts';
import type { Finding } from './problem.ts';
import type { Node } from './syntax.ts';

/** Judges what is wrong with a call whatever the data: no such function, number of arguments, a pattern that is none. */
export function checkCall(name: string, args: readonly Node[], at: number): Finding | undefined {
  const spec = findFunction(name);
  if (spec === undefined) return unknownFunction(name, at);
  const required = spec.params.filter((param) => param.optional !== true).length;
  const most = spec.rest === true ? Infinity : spec.params.length;
  if (args.length < required || args.length > most) {
    const message = said`${{ name }} takes ${{ wanted: describeCount(required, most) }}, got ${{ count: args.length }}`;
    return { code: 'expression.arguments', message, at, fix: signatureOf(spec) };
  }
  return checkPatternArgument(spec, args);
}

function unknownFunction(name: string, at: number): Finding {
  return {
    code: 'expression.unknownFunction',
    message: said`there is no function ${{ name }}`,
    at,
    fix: suggestion(name, functionNames()),
  };
}

function describeCount(required: number, most: number): Phrase {
  if (most === Infinity) return said`at least ${{ required }} arguments`;
  if (required === most) return required === 1 ? said`1 argument` : said`${{ required }} arguments`;
  return said`${{ required }} to ${{ most }} arguments`;
}

function checkPatternArgument(spec: FunctionSpec, args: readonly Node[]): Finding | undefined {
  const index = spec.params.findIndex((param) => param.types.includes('pattern'));
  const arg = args[index];
  if (arg?.kind !== 'literal' || typeof arg.value !== 'string') return undefined;
  const message = checkPattern(arg.value);
  return message === undefined ? undefined : { code: 'expression.syntax', message, at: arg.at };
}
