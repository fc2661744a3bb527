import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SchemaValidators } from '@fermata/validation';
import { checkValue } from './check-value.ts';

const schema = () => ({ type: 'object', properties: { amount: { type: 'number', default: 1 } } });

describe('checking a value', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('compiles a schema once, however often values are checked against it', () => {
    const asked = jest.spyOn(SchemaValidators.prototype, 'of');
    expect(checkValue(schema(), {})).toMatchObject({ valid: true, value: { amount: 1 } });
    expect(checkValue(schema(), { amount: 'x' })).toMatchObject({ valid: false });
    const [first, second] = asked.mock.results;
    expect(first?.value).toBeDefined();
    expect(second?.value).toBe(first?.value);
  });

  it('says what is wrong with a schema that does not compile, and lets nothing pass', () => {
    const { valid, problems } = checkValue({ type: 'nonsense' }, {});
    expect(valid).toBe(false);
    expect(problems).not.toEqual([]);
  });
});
