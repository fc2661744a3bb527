import { describe, expect, it } from '@jest/globals';
import { evaluateExpression } from '../evaluate.ts';
import { FUNCTION_GROUPS, functionNames } from './registry.ts';
import { signatureOf } from './spec.ts';

const specs = FUNCTION_GROUPS.flatMap((group) => group.functions);

describe('the function library', () => {
  it.each(specs.map((spec) => [signatureOf(spec), ...spec.example]))(
    '%s: the example %s yields %s',
    (_signature, source, result) => {
      expect(evaluateExpression(source, {})).toEqual({ ok: true, value: JSON.parse(result) });
    },
  );

  it('has every name once', () => {
    expect(functionNames()).toHaveLength(specs.length);
  });
});
