import { describe, expect, it } from '@jest/globals';
import { applyChange, isRefused, stepTypes, type Proposal } from '@fermata/editing';
import type { JsonObject, JsonValue } from '@fermata/model';
import { schemas } from '@fermata/validation';
import { messagesOf, type Words } from '../messages.fixture.ts';
import { draftOf, scalarFrom, scalarText, sourceOf, withOperator } from './condition-draft.ts';
import { nextTimes } from './cron-times.ts';
import { durationFrom, durationParts } from './duration-words.ts';
import { asExpression, literalIn, literalSource, soleExpression } from './expression-text.ts';
import { dropChange, fieldChange } from './field-change.ts';
import { fieldsOfStep, tabOfField } from './layout.ts';
import { resultOf, templateResult } from './live-result.ts';
import { retrySketch } from './retry-pauses.ts';
import { scopeOfInstance } from './sample-of.ts';
import { withFieldRenamed, withFieldRequired, withKind, withNewField, withoutField } from './schema-edits.ts';

function made(definition: JsonObject, proposal: Proposal): JsonValue {
  if (isRefused(proposal)) throw new Error(proposal.refused.message);
  const applied = applyChange(definition, proposal);
  if (isRefused(applied)) throw new Error(applied.refused.message);
  return applied.definition;
}

describe('a field of the definition', () => {
  it('takes holders with it of which nothing is left, but never the step', () => {
    const one = { steps: { a: { due: { in: 'PT1H' } } } };
    expect(made(one, fieldChange(one, '/steps/a/due/in', undefined))).toEqual({ steps: { a: {} } });
    const two = { steps: { a: { due: { in: 'PT1H', calendar: 'x' } } } };
    expect(made(two, fieldChange(two, '/steps/a/due/in', undefined))).toEqual({
      steps: { a: { due: { calendar: 'x' } } },
    });
  });

  it('makes the holders that are missing', () => {
    const bare = { steps: { a: {} } };
    expect(made(bare, fieldChange(bare, '/steps/a/due/in', 'PT1H'))).toEqual({
      steps: { a: { due: { in: 'PT1H' } } },
    });
  });

  it('takes the list away with its last item', () => {
    const one = { steps: { a: { timers: [{ at: '50%' }] } } };
    expect(made(one, dropChange(one, '/steps/a/timers', 0))).toEqual({ steps: { a: {} } });
  });
});

describe('the layout of the panel', () => {
  const defs = (schemas as unknown as Record<string, JsonObject>)['workflow']?.['$defs'] as JsonObject;
  const propertiesOf = (name: string): readonly string[] => {
    const schema = defs[name] as JsonObject;
    const base =
      String(schema['$ref'] ?? '')
        .split('/')
        .at(-1) ?? '';
    const inherited = base === '' ? [] : propertiesOf(base);
    return [...inherited, ...Object.keys((schema['properties'] ?? {}) as JsonObject)];
  };

  it.each([...stepTypes])('has a place for every field that the language gives a step of type %s', (type) => {
    const wanted = new Set(propertiesOf(`${type}Step`).filter((name) => name !== 'type'));
    const placed = new Set(fieldsOfStep(type).map(({ name }) => name));
    expect([...wanted].filter((name) => !placed.has(name))).toEqual([]);
    expect([...placed].filter((name) => !wanted.has(name))).toEqual([]);
  });

  it('leads a problem to the tab of its field', () => {
    expect(tabOfField('manual', 'due')).toBe('people');
    expect(tabOfField('task', 'retry')).toBe('errors');
    expect(tabOfField('task', 'unheard')).toBe('step');
  });

  it('explains every field that it names, in both languages', () => {
    const named = ['en', 'de'].flatMap((locale) => {
      const { field = {}, help = {} } = messagesOf(locale, ['inspector'])['inspector'] ?? {};
      return [field, help].map((words) => Object.keys(words as Words).sort());
    });
    expect(named[0]?.length).toBeGreaterThan(50);
    for (const keys of named) expect(keys).toEqual(named[0]);
  });
});

describe('a live result', () => {
  it('calls unknown what has not happened, and not a fault', () => {
    expect(resultOf('steps.pay.output.id == 1', { input: {} })).toEqual({
      kind: 'unknown',
      path: 'steps.pay.output.id',
    });
  });

  it('tells a value, a failure over known values, and what is no expression', () => {
    expect(resultOf('input.a + 1', { input: { a: 1 } })).toEqual({ kind: 'value', value: 2 });
    expect(resultOf("input.a + 'x'", { input: { a: 1 } }).kind).toBe('failed');
    expect(resultOf('input.', {}).kind).toBe('broken');
    expect(templateResult('a${ input.a }', { input: { a: 1 } })).toEqual({ kind: 'value', value: 'a1' });
  });
});

describe('value or expression', () => {
  it('reads back what it wrote, spaces at the end included', () => {
    for (const source of ['a', 'a ', "a == '}'", '{"a": 1}', '']) {
      expect(soleExpression(asExpression(source))).toBe(source);
    }
  });

  it('is no sole expression where two stand side by side', () => {
    expect(soleExpression('${ a }-${ b }')).toBeUndefined();
    expect(soleExpression('x ${ a }')).toBeUndefined();
  });

  it('turns literals into expressions and back', () => {
    for (const value of [5, true, null, "it's", 'a\\b', [1, 'x']]) {
      expect(literalIn(literalSource(value))).toEqual(value);
    }
  });
});

describe('a condition in the builder', () => {
  it('reads back what it writes', () => {
    for (const source of [
      "input.a <= 100 && vars.b == 'x'",
      'a || b',
      'input.a in [1, 2]',
      '!has(input.a)',
    ]) {
      expect(sourceOf(draftOf(source))).toBe(source);
    }
  });

  it('is not written while a comparison has no field', () => {
    expect(
      sourceOf({ kind: 'all', of: [{ kind: 'compare', field: ' ', operator: 'is', value: 1 }] }),
    ).toBeUndefined();
    expect(sourceOf({ kind: 'all', of: [] })).toBe('');
  });

  it('keeps a value that fits the new operator', () => {
    const one = { kind: 'compare', field: 'a', operator: 'is', value: 4 } as const;
    expect(withOperator(one, 'isOneOf').value).toEqual([4]);
    expect(withOperator(withOperator(one, 'isOneOf'), 'is').value).toBe(4);
    expect(withOperator(one, 'exists')).not.toHaveProperty('value');
  });

  it('keeps apart a number and a text that looks like one', () => {
    for (const value of [4, '4', true, 'true', null, 'null', 'x']) {
      expect(scalarFrom(scalarText(value, undefined), undefined)).toBe(value);
    }
    expect(scalarFrom('4', 'string')).toBe('4');
  });
});

describe('durations and times', () => {
  it.each([
    ['8 h', 'PT8H'],
    ['2h 30m', 'PT2H30M'],
    ['1 d 4 h', 'P1DT4H'],
    ['PT5S', 'PT5S'],
    ['soon', 'soon'],
    ['${ input.x }', '${ input.x }'],
  ])('reads %s as %s', (text, iso) => {
    expect(durationFrom(text)).toBe(iso);
  });

  it('says the parts of a duration, the longest first', () => {
    expect(durationParts('P1DT90M')).toEqual([
      { unit: 'days', count: 1 },
      { unit: 'hours', count: 1 },
      { unit: 'minutes', count: 30 },
    ]);
    expect(durationParts('1 hour')).toBeUndefined();
  });

  it('says the pauses of a retry policy, with what stands for what is left out', () => {
    expect(retrySketch({})).toEqual({ attempts: 3, pauses: [1_000, 2_000], isCut: false });
    expect(retrySketch({ first: 'PT10S', max: 'PT15S', attempts: 4 })?.pauses).toEqual([
      10_000, 15_000, 15_000,
    ]);
    expect(retrySketch({ first: '${ input.x }' })).toBeUndefined();
  });

  it('gives the next times of cron in a zone, over a change of the clocks too', () => {
    const after = new Date('2026-03-28T12:00:00Z');
    const times = nextTimes('0 9 * * *', 'Europe/Berlin', { after, count: 2 });
    expect(times?.map((time) => time.toISOString())).toEqual([
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    expect(nextTimes('0 0 9 * * *', 'UTC', { after, count: 1 })).toBeUndefined();
    expect(nextTimes('0 9 * * *', 'Nowhere/Land', { after, count: 1 })).toBeUndefined();
  });
});

describe('the schema of an input as a table', () => {
  const schema = {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string', title: 'A' }, b: {} },
  };

  it('renames a field in its place, required as before', () => {
    const renamed = withFieldRenamed(schema, 'a', 'c');
    expect(Object.keys(renamed['properties'] as JsonObject)).toEqual(['c', 'b']);
    expect(renamed['required']).toEqual(['c']);
  });

  it('forgets that a field was required when it goes', () => {
    expect(withoutField(schema, 'a')).toEqual({ type: 'object', properties: { b: {} } });
    expect(withFieldRequired(schema, 'a', false)).not.toHaveProperty('required');
  });

  it('keeps title and help when the type changes', () => {
    expect(withKind({ type: 'string', title: 'A', enum: ['x'] }, 'date')).toEqual({
      title: 'A',
      type: 'string',
      format: 'date',
    });
    expect(withNewField({}, 'x')).toEqual({ type: 'object', properties: { x: { type: 'string' } } });
  });
});

describe('the values of an instance', () => {
  it('has the latest visit of each step and the variables in the order in which they were saved', () => {
    const definition = {
      vars: { n: { initial: '${ input.n }' } },
      steps: { a: { save: { n: '${ vars.n * 10 + output.by }' } } },
    };
    const visit = (at: string, by: number) => ({
      stepId: 'a',
      status: 'completed',
      openedAt: at,
      endedAt: at,
      output: { by },
    });
    const scope = scopeOfInstance(definition, { id: 'i', startedBy: 'ana', input: { n: 1 } }, [
      visit('2026-01-02T00:00:00Z', 5),
      visit('2026-01-01T00:00:00Z', 2),
    ]);
    expect(scope['vars']).toEqual({ n: 125 });
    expect(scope['steps']).toMatchObject({ a: { output: { by: 5 }, visits: 2 } });
  });
});
