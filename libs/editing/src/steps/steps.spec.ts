import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@fermata/model';
import { isRefused, type Proposal } from '../change/edit.ts';
import { objectAt } from '../read.ts';
import { copySteps, duplicateSteps, pasteSteps } from './clipboard.ts';
import { isOff, replaceStep, setField, toggleStep } from './field.ts';
import { insertOnEdge, insertStep } from './insert.ts';
import { made } from './operations.fixture.ts';
import { removeSteps } from './remove.ts';
import { connect, disconnect, retarget } from './ways.ts';

const flow = (steps: Readonly<Record<string, JsonObject>>, rest: JsonObject = {}): JsonObject => ({
  kind: 'workflow',
  name: 'flow',
  start: Object.keys(steps)[0] ?? '',
  steps,
  ...rest,
});

const three = flow({
  a: { type: 'set', next: [{ to: 'b', when: 'input.x' }, { to: 'c' }] },
  b: { type: 'set', next: [{ to: 'c' }] },
  c: { type: 'end' },
});

const stepsAfter = (definition: JsonObject, change: Proposal): JsonObject =>
  objectAt(made(definition, change).definition, 'steps');
const next = (steps: JsonObject, id: string): JsonValue | undefined => objectAt(steps, id)['next'];
const code = (change: Proposal): string => (isRefused(change) ? change.refused.code : 'none');

describe('a step put in', () => {
  it('in a way leads to where the way led; the condition stays on the way', () => {
    const steps = stepsAfter(
      three,
      insertOnEdge(three, '/steps/a/next/0', { step: { type: 'task', task: 'x.y' } }),
    );
    expect(next(steps, 'a')).toEqual([{ to: 'xY', when: 'input.x' }, { to: 'c' }]);
    expect(next(steps, 'xY')).toEqual([{ to: 'b' }]);
  });

  it('before the first one becomes the start', () => {
    const { definition } = made(three, insertOnEdge(three, '/start', { step: { type: 'set' } }));
    expect(definition['start']).toBe('set');
    expect(next(objectAt(definition, 'steps'), 'set')).toEqual([{ to: 'a' }]);
  });

  it('behind another takes over its only way', () => {
    const steps = stepsAfter(three, insertStep(three, { step: { type: 'set' }, id: 'new' }, 'b'));
    expect([next(steps, 'b'), next(steps, 'new')]).toEqual([[{ to: 'new' }], [{ to: 'c' }]]);
    expect(Object.keys(steps)).toEqual(['a', 'b', 'new', 'c']);
  });

  it('cannot be an end in a way, nor stand behind one', () => {
    expect(code(insertOnEdge(three, '/steps/a/next/0', { step: { type: 'end' } }))).toBe('edit.end');
    expect(code(insertStep(three, { step: { type: 'set' } }, 'c'))).toBe('edit.end');
  });
});

describe('a step removed', () => {
  it('leaves its ways to where it went on, and no condition that says nothing', () => {
    expect(next(stepsAfter(three, removeSteps(three, ['b'])), 'a')).toEqual([{ to: 'c' }]);
  });

  it('keeps the conditions of both ways', () => {
    const branch = flow({
      a: { type: 'set', next: [{ to: 'b', when: 'input.x' }, { to: 'd' }] },
      b: { type: 'decide', next: [{ to: 'c', when: 'input.y' }, { to: 'd' }] },
      c: { type: 'end' },
      d: { type: 'end' },
    });
    expect(next(stepsAfter(branch, removeSteps(branch, ['b'])), 'a')).toEqual([
      { to: 'c', when: '(input.x) && (input.y)' },
      { to: 'd' },
    ]);
  });

  it('that branched by what it found out leaves no way behind', () => {
    const branch = flow({
      a: { type: 'set', next: [{ to: 'b' }] },
      b: { type: 'manual', next: [{ to: 'c', when: 'output.ok' }, { to: 'd' }] },
      c: { type: 'end' },
      d: { type: 'end' },
    });
    expect(next(stepsAfter(branch, removeSteps(branch, ['b'])), 'a')).toBeUndefined();
  });

  it('is named nowhere any more', () => {
    const named = flow(
      {
        a: {
          type: 'set',
          next: [{ to: 'b' }],
          catch: [{ to: 'b' }, { then: 'fail', compensate: { to: 'b' } }],
        },
        b: { type: 'set', next: [{ to: 'c' }] },
        c: { type: 'end', cancels: ['b'], completes: ['b', 'a'], whileIn: { step: 'b' } },
      },
      { onError: { to: 'b' }, layout: { steps: { b: { x: 1, y: 1 } }, groups: [{ id: 'g', steps: ['b'] }] } },
    );
    const { definition } = made(named, removeSteps(named, ['b']));
    expect(definition).toEqual(
      flow(
        {
          a: { type: 'set', next: [{ to: 'c' }], catch: [{ to: 'c' }, { then: 'fail' }] },
          c: { type: 'end', completes: ['a'] },
        },
        { onError: { to: 'c' } },
      ),
    );
  });

  it('that was the start leaves the start to the one behind it', () => {
    expect(made(three, removeSteps(three, ['a'], { reconnect: false })).definition['start']).toBe('b');
    expect(made(three, removeSteps(three, ['a', 'b'])).definition['start']).toBe('c');
  });
});

describe('a way', () => {
  it('drawn beside one without a condition comes before it, and is not taken until the author says when', () => {
    expect(next(stepsAfter(three, connect(three, 'b', { to: 'a' })), 'b')).toEqual([
      { when: 'false', to: 'a' },
      { to: 'c' },
    ]);
  });

  it('is not drawn twice, to nowhere, or from an end', () => {
    expect(code(connect(three, 'b', { to: 'c' }))).toBe('edit.way');
    expect(code(connect(three, 'b', { to: 'z' }))).toBe('step.unknown');
    expect(code(connect(three, 'c', { to: 'a' }))).toBe('edit.end');
  });

  it('is led elsewhere or taken away', () => {
    expect(next(stepsAfter(three, retarget(three, '/steps/a/next/0', 'c')), 'a')).toEqual([
      { to: 'c', when: 'input.x' },
      { to: 'c' },
    ]);
    expect(next(stepsAfter(three, disconnect(three, '/steps/b/next/0')), 'b')).toBeUndefined();
    const { definition } = made(three, connect(three, '@onError', { to: 'c' }));
    expect(definition['onError']).toEqual({ to: 'c' });
    expect(made(definition, disconnect(definition, '/onError')).definition).toEqual(three);
  });
});

describe('copied steps', () => {
  const source = flow({
    a: { type: 'set', next: [{ to: 'b' }, { to: 'z' }] },
    b: { type: 'set', unless: "steps.a.status == 'failed' || steps.z.open > 0", cancels: ['z', 'a'] },
    z: { type: 'end' },
  });

  it('get free ids and keep what names them among each other', () => {
    const { definition } = made(source, pasteSteps(source, copySteps(source, ['a', 'b'])));
    const steps = objectAt(definition, 'steps');
    expect(steps['a2']).toEqual({ type: 'set', next: [{ to: 'b2' }] });
    expect(steps['b2']).toEqual({
      type: 'set',
      unless: "steps.a2.status == 'failed' || steps.z.open > 0",
      cancels: ['a2'],
    });
  });

  it('are a definition of their own', () => {
    expect(JSON.parse(copySteps(source, ['b']))).toMatchObject({ kind: 'workflow', start: 'b' });
  });

  it('that are called `refused` are steps like others', () => {
    const odd = flow({ refused: { type: 'set', refused: true } as JsonObject });
    expect(Object.keys(stepsAfter(odd, duplicateSteps(odd, ['refused'])))).toEqual(['refused', 'refused2']);
  });

  it.each([
    ['a text', 'hello'],
    ['another JSON', '{"kind":"task"}'],
    ['a list', '[1]'],
    ['steps that are none', '{"kind":"workflow","steps":{"a":1}}'],
    ['a key that is never written', '{"kind":"workflow","steps":{"a":{"__proto__":{"x":1}}}}'],
    ['a nest', `{"kind":"workflow","steps":{"a":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}}`],
  ])('are not %s', (_title, text) => {
    expect(code(pasteSteps(source, text))).toBe('paste.foreign');
  });
});

describe('a field', () => {
  it('is set with all that leads to it, and cleared', () => {
    const { definition } = made(three, setField(three, '/steps/a/retry/attempts', 5));
    expect(objectAt(objectAt(definition, 'steps'), 'a')['retry']).toEqual({ attempts: 5 });
    expect(made(definition, setField(definition, '/steps/a/retry', undefined)).definition).toEqual(three);
  });

  it('cannot be set within a text, or where keys are never written', () => {
    expect(code(setField(three, '/steps/a/type/x', 1))).toBe('edit.path');
    expect(code(setField(three, '/steps/a/__proto__', 1))).toBe('edit.key');
  });
});

describe('a step switched off', () => {
  it('comes back with its own condition', () => {
    const own = flow({ a: { type: 'set', unless: 'input.x' } });
    const { definition } = made(own, toggleStep(own, 'a'));
    const step = objectAt(definition, 'steps')['a'];
    expect([isOff(step), step]).toEqual([true, { type: 'set', unless: 'true || (input.x)' }]);
    expect(made(definition, toggleStep(definition, 'a')).definition).toEqual(own);
  });
});

describe('a step replaced', () => {
  it('keeps its ways and loses its work', () => {
    const steps = stepsAfter(three, replaceStep(three, 'b', { type: 'delay', delay: { for: 'PT1H' } }));
    expect(steps['b']).toEqual({ type: 'delay', delay: { for: 'PT1H' }, next: [{ to: 'c' }] });
    expect(stepsAfter(three, replaceStep(three, 'b', { type: 'end' }))['b']).toEqual({ type: 'end' });
  });
});
