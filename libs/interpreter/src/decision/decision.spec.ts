import { describe, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import { compile, compileDecision } from '../index.ts';
import { REFERENCES, Script, workflow } from '../script.fixture.ts';

interface Table {
  readonly hit?: string;
  readonly inputs: readonly object[];
  readonly outputs: readonly object[];
  readonly rules: readonly object[];
}

const RISK: Table = {
  inputs: [
    { name: 'amount', type: 'number' },
    { name: 'tier', type: 'string' },
  ],
  outputs: [{ name: 'way', type: 'string' }],
  rules: [
    { when: { amount: '< 100' }, then: { way: 'pay' } },
    { when: { amount: '[100..1000)', tier: 'gold, silver' }, then: { way: 'pay' } },
    { when: { amount: '>= 100', tier: 'not(gold, silver)' }, then: { way: 'review' } },
  ],
};

const problems = (table: unknown): readonly string[] =>
  compileDecision(table).problems.map(({ code, path }) => `${code} ${path}`);

function planOf(table: Table, given: object) {
  const decisions = { risk: { name: 'risk', version: 7, definition: table as unknown as JsonValue } };
  const step = {
    type: 'decide',
    decision: 'risk',
    with: given,
    save: { said: '${ output }' },
    catch: [{ on: ['decision', 'expression'], to: 'caught' }],
  } as Step;
  const caught = { type: 'set', with: '${ steps.a.error }', save: { failed: '${ output }' } } as Step;
  return compile(workflow({ a: step, caught }), { ...REFERENCES, decisions });
}

/** What a table says of an input, or its error. */
function say(table: Table, input: object): JsonValue {
  const given = Object.fromEntries(Object.keys(input).map((name) => [name, `\${ input.${name} }`]));
  const { plan, problems: found } = planOf(table, given);
  if (plan === undefined) throw new Error(JSON.stringify(found));
  const { vars } = new Script(plan, input as JsonValue);
  return vars['said'] ?? vars['failed'] ?? 'nothing';
}

const cell = (text: JsonValue, type = 'any'): Table => ({
  hit: 'first',
  inputs: [{ name: 'x', type }],
  outputs: [{ name: 'y', default: false }],
  rules: [{ when: { x: text }, then: { y: true } }],
});

const holds = (text: JsonValue, value: JsonValue, type?: string): JsonValue =>
  (say(cell(text, type), { x: value }) as Readonly<Record<string, JsonValue>>)['y'] ?? 'failed';

describe('a decide step with a decision table', () => {
  it('yields the outputs of the rule that holds, and which one it was', () => {
    expect(say(RISK, { amount: 99, tier: 'none' })).toEqual({ way: 'pay', rules: [1] });
    expect(say(RISK, { amount: 100, tier: 'silver' })).toEqual({ way: 'pay', rules: [2] });
    expect(say(RISK, { amount: 100, tier: 'tin' })).toEqual({ way: 'review', rules: [3] });
  });

  it('carries the version of the table that publish resolved, once, in the plan', () => {
    const { plan } = planOf(RISK, { amount: 1, tier: 'gold' });
    expect(Object.keys(plan?.decisions ?? {})).toEqual(['risk@7']);
    expect(plan?.steps['a']).toMatchObject({ decision: 'risk@7' });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('gives the table its `with` alone: the table sees nothing of the instance', () => {
    expect(
      problems({
        ...RISK,
        inputs: [
          { name: 'amount', expression: 'vars.amount' },
          { name: 'tier', type: 'string' },
        ],
      }),
    ).toEqual(['decision.name /inputs/0/expression']);
    const { plan } = planOf(
      { ...RISK, rules: [{ then: { way: '${ input.tier }' } }] },
      { amount: 1, tier: 'x' },
    );
    const script = plan && new Script(plan, { tier: 'of the instance' });
    expect(script?.vars['said']).toEqual({ way: 'x', rules: [1] });
  });

  it('is refused where `with` leaves out what the table compares', () => {
    expect(planOf(RISK, { amoumt: 1, tier: 'gold' }).problems).toMatchObject([
      { code: 'decision.input', path: '/steps/a/with', fix: 'did you mean amoumt?' },
    ]);
    expect(planOf(RISK, { amount: 1 }).problems.map(({ code }) => code)).toEqual(['decision.input']);
  });

  it('shows its input as input and what the table said as output', () => {
    const { plan } = planOf(RISK, { amount: 5, tier: 'x' });
    const script = plan && new Script(plan, {});
    expect(script?.changes[0]).toMatchObject({
      input: { amount: 5, tier: 'x' },
      output: { way: 'pay', rules: [1] },
    });
  });

  it('counts a large table in the size of the plan', () => {
    const rules = Array.from({ length: 10_000 }, (_, n) => ({
      when: { amount: n, tier: 'gold' },
      then: { way: 'pay'.padEnd(100) },
    }));
    expect(planOf({ ...RISK, rules }, { amount: 1, tier: 'x' }).problems.map(({ code }) => code)).toContain(
      'plan.size',
    );
  });
});

describe('hit policies', () => {
  const table = (hit: string, more: object = {}): Table => ({
    hit,
    inputs: [{ name: 'x', type: 'number' }],
    outputs: [{ name: 'y', type: 'number', ...more }],
    rules: [
      { when: { x: '> 0' }, then: { y: 5 } },
      { when: { x: '> 10' }, then: { y: 2 } },
      { when: { x: '> 20' }, then: { y: '${ input.x }' } },
    ],
  });

  it('unique: several rules that hold are the error decision.unique, with their numbers', () => {
    expect(say(table('unique'), { x: 5 })).toEqual({ y: 5, rules: [1] });
    expect(say(table('unique'), { x: 11 })).toMatchObject({
      code: 'decision.unique',
      data: { rules: [1, 2] },
    });
  });

  it('unique is the policy of a table that names none', () => {
    const { hit: _hit, ...rest } = table('unique');
    expect(say(rest, { x: 11 })).toMatchObject({ code: 'decision.unique' });
  });

  it('first: the first rule that holds, in their order', () => {
    expect(say(table('first'), { x: 30 })).toEqual({ y: 5, rules: [1] });
  });

  it('first: what stands behind the rule that holds is not even looked at', () => {
    const rules = [
      { when: { x: '> 0' }, then: { y: 5 } },
      { when: { x: 'value > input.gone' }, then: { y: 1 } },
    ];
    expect(say({ ...table('first'), rules }, { x: 1 })).toEqual({ y: 5, rules: [1] });
    expect(say({ ...table('first'), rules }, { x: 0 })).toMatchObject({ code: 'expression.failed' });
  });

  it('any: all that hold must say the same', () => {
    expect(say(table('any'), { x: 5 })).toEqual({ y: 5, rules: [1] });
    expect(say(table('any'), { x: 11 })).toMatchObject({ code: 'decision.any', data: { rules: [1, 2] } });
    const same = { ...table('any'), rules: [{ then: { y: 1 } }, { then: { y: 1 } }] };
    expect(say(same, { x: 1 })).toEqual({ y: 1, rules: [1] });
  });

  it('priority: the output that stands first among the values of its column', () => {
    const ranked = { values: [2, 30, 5] };
    expect(say(table('priority', ranked), { x: 30 })).toEqual({ y: 2, rules: [2] });
    expect(say(table('priority', ranked), { x: 5 })).toEqual({ y: 5, rules: [1] });
    expect(problems(table('priority'))).toEqual(['decision.priority /outputs']);
  });

  it('collect and rule-order: all that hold, in the order of the rules', () => {
    for (const hit of ['collect', 'rule-order']) {
      expect(say(table(hit), { x: 30 })).toEqual({
        results: [{ y: 5 }, { y: 2 }, { y: 30 }],
        rules: [1, 2, 3],
      });
      expect(say(table(hit), { x: 0 })).toEqual({ results: [], rules: [] });
    }
  });

  it('sum, min, max and count: one number', () => {
    expect(say(table('sum'), { x: 30 })).toEqual({ y: 37, rules: [1, 2, 3] });
    expect(say(table('min'), { x: 30 })).toEqual({ y: 2, rules: [1, 2, 3] });
    expect(say(table('max'), { x: 30 })).toEqual({ y: 30, rules: [1, 2, 3] });
    expect(say(table('count'), { x: 11 })).toEqual({ count: 2, rules: [1, 2] });
    expect(say(table('sum'), { x: 0 })).toEqual({ y: 0, rules: [] });
    expect(say(table('count'), { x: 0 })).toEqual({ count: 0, rules: [] });
    expect(say(table('max'), { x: 0 })).toEqual({ y: null, rules: [] });
    expect(say(table('max', { default: 1 }), { x: 0 })).toEqual({ y: 1, rules: [] });
  });

  it('no rule that holds is the error decision.none, unless every output has a default', () => {
    expect(say(table('first'), { x: 0 })).toMatchObject({ code: 'decision.none' });
    expect(say(table('unique', { default: 9 }), { x: 0 })).toEqual({ y: 9, rules: [] });
  });

  it('refuses a value that a column does not take or yield', () => {
    expect(say(table('first'), { x: 'many' })).toMatchObject({ code: 'decision.input' });
    const among = { ...table('first'), inputs: [{ name: 'x', values: [1, 2] }] };
    expect(say({ ...among, rules: [{ then: { y: 1 } }] }, { x: 3 })).toMatchObject({
      code: 'decision.input',
    });
    const yields = { ...table('first'), rules: [{ then: { y: "${ input.x > 0 ? 'text' : 1 }" } }] };
    expect(say(yields, { x: 1 })).toMatchObject({ code: 'decision.output' });
  });
});

describe('the cells of a table', () => {
  it.each<[JsonValue, JsonValue, boolean]>([
    ['-', 1, true],
    ['-', null, true],
    ['5', 5, true],
    ['5', '5', false],
    [5, 5, true],
    [[5, 6], 6, true],
    [null, null, true],
    ['null', null, true],
    ['not(null)', 3, true],
    ['true', true, true],
    ['= 5', 5, true],
    ['== 5', 6, false],
    ['!= 5', 6, true],
    ['< 5', 4.9, true],
    ['< 5', 5, false],
    ['<= 5', 5, true],
    ['> -1', 0, true],
    ['>= 5', 4, false],
    ['< 5', null, false],
    ['>= 5', 'text', false],
    ['not(< 5)', 5, true],
    ['not(< 5, > 10)', 7, true],
    ['not(< 5, > 10)', 11, false],
    ['[1..10]', 10, true],
    ['[1..10)', 10, false],
    ['(1..10]', 1, false],
    ['(1..10)', 2, true],
    ['[1..2], [4..5]', 4, true],
    ['[1..2], [4..5]', 3, false],
    ['\'a, b\', "c"', 'a, b', true],
    ["'it\\'s'", "it's", true],
    ["'['", '[', true],
    ["['a'..'c')", 'b', true],
    ['input.x', 3, true],
    ['value > input.x - 1', 3, true],
    ['> input.x', 3, false],
    ['[input.x - 1 .. input.x + 1]', 3, true],
    ["value.startsWith('ab'), value == 'z'", 'z', true],
    ['size(value) in [2, 3]', 'ab', true],
  ])('%j of %j is %j', (text, value, expected) => {
    expect(holds(text, value)).toBe(expected);
  });

  it('take a single word as text where the column is of texts', () => {
    expect(holds('gold, très-cher', 'très-cher', 'string')).toBe(true);
    expect(problems(cell('gold'))).toEqual(['decision.cell /rules/0/when/x']);
  });

  it('compare dates and moments as such', () => {
    expect(holds('[2030-01-01..2030-12-31]', '2030-06-01', 'date')).toBe(true);
    expect(holds('< 2030-01-01T12:00:00+01:00', '2030-01-01T11:30:00Z', 'date-time')).toBe(false);
    expect(holds('2030-01-01T12:00:00+01:00', '2030-01-01T11:00:00Z', 'date-time')).toBe(true);
    expect(holds("> '2029-' + '12-31T00:00:00Z'", '2030-01-01T11:00:00Z', 'date-time')).toBe(true);
    expect(say(cell('-', 'date'), { x: '2030-02-31' })).toMatchObject({ code: 'decision.input' });
  });

  it.each<[JsonValue, string]>([
    ['', 'any'],
    ['1,', 'any'],
    ['not(-)', 'any'],
    ['1 +', 'any'],
    ['vars.x > 1', 'any'],
    ['[10..1]', 'number'],
    ['(1..1]', 'number'],
  ])('refuse %j in a column of type %s', (text, type) => {
    expect(problems(cell(text, type))).toEqual(['decision.cell /rules/0/when/x']);
  });

  it.each<[JsonValue, string]>([
    ["'five'", 'number'],
    ['< 5', 'string'],
    ['1.5', 'integer'],
    ['> true', 'boolean'],
    [['a', 5], 'string'],
    ['2030-02-31', 'date'],
  ])('refuse the value of %j in a column of type %s', (text, type) => {
    expect(problems(cell(text, type))).toEqual(['decision.value /rules/0/when/x']);
  });
});

describe('a decision definition', () => {
  it('says all that is wrong: columns, cells, outputs', () => {
    const table = {
      hit: 'best',
      inputs: [{ name: 'amount', type: 'money' }, { name: 'amount' }, { name: 'Tier' }],
      outputs: [
        { name: 'rules' },
        { name: 'y', type: 'number', values: [1, 'two'], default: 7 },
        { name: 'z' },
      ],
      rules: [{ when: { amuont: '1' }, then: { rules: 1, z: 1 } }, { then: { rules: 1, zz: 2, y: 5 } }],
    };
    expect(problems(table)).toEqual([
      'schema.mismatch /hit',
      'schema.mismatch /inputs/0/type',
      'decision.column /inputs/1/name',
      'schema.mismatch /inputs/2/name',
      'decision.column /outputs/0/name',
      'decision.value /outputs/1/default',
      'decision.value /outputs/1/values/1',
      'decision.column /rules/0/when/amuont',
      'decision.output /rules/1/then',
      'decision.value /rules/1/then/y',
      'decision.column /rules/1/then/zz',
    ]);
  });

  it('has one number to add up', () => {
    const sum = {
      hit: 'sum',
      inputs: [{ name: 'x' }],
      outputs: [{ name: 'y' }],
      rules: [{ then: { y: 1 } }],
    };
    expect(problems(sum)).toEqual(['decision.number /outputs']);
    expect(problems({ ...sum, hit: 'count' })).toEqual([]);
  });

  it('is judged whatever comes in', () => {
    for (const value of [null, 7, 'text', [], { inputs: 1, outputs: [7], rules: [null, 'x'] }]) {
      expect(problems(value).length).toBeGreaterThan(0);
    }
  });
});
