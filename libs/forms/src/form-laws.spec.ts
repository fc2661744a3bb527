import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '@fermata/model';
import { pointer } from '@fermata/model';
import { createForm } from './create-form.ts';
import { planOf } from './forms.fixture.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { FormPlan } from './plan.ts';
import type { Form, FormState } from './state.ts';

const names = Object.freeze(['a', 'b', 'c', 'd', 'e', 'f']);
const context = Object.freeze({ input: { limit: 3 }, now: '2026-03-09T08:00:00Z' });

/** Conditions and computations over fields that stand later in the list of names: no circles by construction. */
function sourceOver(place: number, inItem: boolean): fc.Arbitrary<string> {
  const later = names.slice(place + 1);
  if (later.length === 0) return fc.constantFrom('true', 'input.limit > 2');
  const root = inItem ? fc.constantFrom('item', 'output') : fc.constant('output');
  return fc
    .tuple(root, fc.constantFrom(...later), fc.constantFrom(' > 2', " == 'x'", ' != 1', ''))
    .map(([from, name, rest]) => (rest === '' ? `has(${from}.${name})` : `${from}.${name}${rest}`));
}

function computeOver(place: number): fc.Arbitrary<string> {
  const later = names.slice(place + 1);
  return later.length === 0
    ? fc.constant('input.limit + 1')
    : fc.constantFrom(...later).map((name) => `output.${name} + 1`);
}

function fieldNode(place: number, inItem: boolean): fc.Arbitrary<JsonObject> {
  const rare = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
  return fc
    .record({
      show: rare(sourceOver(place, inItem)),
      enable: rare(sourceOver(place, inItem)),
      require: rare(sourceOver(place, inItem)),
      compute: inItem ? fc.constant(undefined) : rare(computeOver(place)),
    })
    .map((members) => clean({ component: 'json', field: names[place] ?? '', ...members }));
}

function clean(members: Record<string, unknown>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** Fields at the top, some in sections of their own, and a list of items with the same names. */
const layouts: fc.Arbitrary<readonly JsonObject[]> = fc
  .tuple(
    fc.tuple(...names.map((_, place) => fieldNode(place, false))),
    fc.tuple(...names.map((_, place) => fieldNode(place, true))),
    fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }),
    fc.option(sourceOver(2, false), { nil: undefined }),
  )
  .map(([top, inner, wrapped, showList]) => [
    ...top.map((node, place) => (wrapped[place] === true ? inSection(node) : node)),
    clean({ component: 'repeater', field: 'lines', show: showList, children: inner }),
    {
      component: 'section',
      field: 'group',
      show: 'has(output.a)',
      children: [
        { component: 'json', field: 'x' },
        { component: 'json', field: 'y', compute: 'output.b' },
      ],
    },
  ]);

function inSection(node: JsonObject): JsonObject {
  const { show, ...rest } = node;
  return clean({ component: 'section', show, children: [rest] });
}

const values = fc.constantFrom<JsonValue | undefined>(undefined, 1, 2, 3, 'x', '', true, null);
const places = fc.oneof(
  fc.constantFrom(...names).map((name) => pointer(name)),
  fc.tuple(fc.nat(2), fc.constantFrom(...names)).map(([index, name]) => pointer('lines', index, name)),
  fc.constantFrom('/group/x', '/group/free', '/free'),
);

type Change = (form: Form, state: FormState) => FormState;

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    arbitrary: fc.tuple(places, values).map(
      ([place, value]): Change =>
        (form, state) =>
          form.change(state, place, value),
    ),
    weight: 4,
  },
  {
    arbitrary: fc.nat(3).map(
      (index): Change =>
        (form, state) =>
          form.insertItem(state, '/lines', index),
    ),
    weight: 1,
  },
  {
    arbitrary: fc.nat(3).map(
      (index): Change =>
        (form, state) =>
          form.removeItem(state, '/lines', index),
    ),
    weight: 1,
  },
  { arbitrary: fc.constant<Change>((form, state) => form.moveItem(state, '/lines', 0, 1)), weight: 1 },
  {
    arbitrary: fc.constantFrom<JsonValue>({}, { x: 1 }).map(
      (value): Change =>
        (form, state) =>
          form.change(state, '/group', value),
    ),
    weight: 1,
  },
);

const runs = fc.tuple(layouts, fc.array(changes, { maxLength: 12 }));

function played(plan: FormPlan, steps: readonly Change[]): { form: Form; state: FormState } {
  const form = createForm(plan, context);
  return { form, state: steps.reduce((state, step) => step(form, state), form.start({})) };
}

const plain = (state: FormState): unknown => ({
  ...state,
  nodes: [...state.nodes].sort(([one], [other]) => (one < other ? -1 : 1)),
});

describe('laws of forms', () => {
  it('a form after its changes is the form of its values', () => {
    fc.assert(
      fc.property(runs, ([layout, steps]) => {
        const plan = planOf(layout);
        const { form, state } = played(plan, steps);
        expect(plain(state)).toEqual(plain(form.start(state.values)));
      }),
      { numRuns: 60 },
    );
  });

  it('an answer has no hidden field, and every computed one as it is computed', () => {
    fc.assert(
      fc.property(runs, ([layout, steps]) => {
        const { form, state } = played(planOf(layout), steps);
        for (const node of state.nodes.values()) {
          if (node.pointer === undefined || node.items !== undefined || node.node.children.length > 0)
            continue;
          const found = at(form.answer(state), node.pointer);
          expect(found).toEqual(node.visible ? node.value : undefined);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('evaluation is pure: the same changes give the same state and leave the former one as it was', () => {
    fc.assert(
      fc.property(runs, changes, ([layout, steps], last) => {
        const plan = planOf(layout);
        const { form, state } = played(plan, steps);
        const before = JSON.stringify(plain(state));
        expect(plain(last(form, state))).toEqual(plain(last(form, state)));
        expect(JSON.stringify(plain(state))).toBe(before);
        expect(plain(played(plan, steps).state)).toEqual(plain(state));
      }),
      { numRuns: 40 },
    );
  });

  it('an answer that was judged is judged the same again', () => {
    const schemaCheck = (_: unknown, value: JsonValue) => ({
      value: { a: 1, f: 2, ...(value as JsonObject) },
      problems: [],
    });
    fc.assert(
      fc.property(runs, ([layout, steps]) => {
        const plan = planOf(layout);
        const { state } = played(plan, steps);
        const once = judgeAnswer(plan, { ...context, values: state.output }, schemaCheck);
        const twice = judgeAnswer(plan, { ...context, values: once.answer }, schemaCheck);
        expect(twice).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });
});

function at(answer: JsonValue, place: string): JsonValue | undefined {
  let value: JsonValue | undefined = answer;
  for (const part of place.slice(1).split('/'))
    value = (value as Record<string, JsonValue> | undefined)?.[part];
  return value;
}
