import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StepNames } from '@fermata/contracts';
import { publish } from './definitions.fixture.ts';
import { openShell, operationOf, type Shell, type ShellOptions, type SpecInstance } from './shell.fixture.ts';

const modes: readonly (readonly [string, ShellOptions])[] = [
  ['as it is', {}],
  ['without a cache, so that every task replays from the start', { maxCachedWorkflows: 0 }],
  ['continuing as new every few steps', { continueAfterEvents: 20 }],
];

const to = (...ids: string[]) => ids.map((id) => ({ to: id }));
const ask = (more: object = {}) => ({
  type: 'manual',
  assign: { users: ['ben'] },
  outputSchema: { type: 'object' },
  ...more,
});
const count = { n: '${ vars.n + 1 }' };
const each = 6;

/** So many people, events and clocks, all at once; the output is how many of them came. */
function crowd(): object {
  const kinds = {
    m: ask({ save: count, next: to('j') }),
    w: { type: 'wait', wait: { event: 'spec.told', where: 'true' }, save: count, next: to('j') },
    d: { type: 'delay', delay: { for: 'PT0.5S' }, save: count, next: to('j') },
  };
  const members = Object.entries(kinds).flatMap(([kind, step]) =>
    Array.from({ length: each }, (_, index) => [`${kind}${index}`, step] as const),
  );
  return {
    start: 's',
    vars: { n: { initial: 0 } },
    steps: {
      s: { type: 'set', with: {}, split: 'all', next: to(...members.map(([id]) => id)) },
      ...Object.fromEntries(members),
      j: { type: 'end', join: 'all' },
    },
    output: '${ vars.n }',
  };
}

describe.each(modes)('an operator repairs an instance, %s', (_name, options) => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell(options);
  });
  afterAll(() => shell.close());

  const told = (n: number) => ({
    type: 'event' as const,
    event: {
      id: `e-${n}`,
      type: 'spec.told',
      source: 'spec',
      key: null,
      data: { n },
      receivedAt: new Date().toISOString(),
    },
  });

  const completed = async (instance: SpecInstance) =>
    (await instance.view()).steps.filter(({ status }) => status === 'completed').map(({ id }) => id);

  it('a pause loses nothing and doubles nothing: answers, events and clocks all count once after it', async () => {
    const instance = await shell.start(publish(crowd()));
    await instance.until(({ waiting }) => waiting.filter((one) => one.for === 'person').length === each);
    expect(await instance.operate('pause')).toEqual({ accepted: true });
    const standing = await completed(instance);
    for (let n = 0; n < each; n += 1) {
      await shell.orchestrator.deliver(instance.id, [told(n), told(n)]);
      expect(await instance.answer(`m${n}#1`, {}, `answer-${n}`)).toEqual({ accepted: true });
      expect(await instance.answer(`m${n}#1`, {}, `answer-${n}`)).toEqual({ accepted: true });
      expect(await instance.answer(`m${n}#1`, {})).toMatchObject({ reason: 'visit.settled' });
    }
    expect(await instance.view()).toMatchObject({ status: 'suspended', reason: 'paused by olga: asked for' });
    expect(await completed(instance)).toEqual(standing);
    expect(await instance.operate('resume')).toEqual({ accepted: true });
    expect(await instance.result()).toBe(3 * each);
  });

  it('a paused instance lets work that is out end, and goes on from it at resume', async () => {
    const steps = {
      a: { type: 'task', task: 'test.add', with: { value: 1 }, next: to('b') },
      b: { type: 'task', task: 'test.add', with: '${ steps.a.output }', next: to('z') },
      z: { type: 'end', output: '${ steps.b.output.value }' },
    };
    const instance = await shell.start(
      publish({ start: 'm', steps: { m: ask({ next: to('a') }), ...steps } }),
    );
    await instance.until(({ waiting }) => waiting.length === 1);
    await instance.operate('hold', { step: 'b' });
    await instance.answer('m#1', {});
    await instance.until(({ status }) => status === 'suspended');
    await instance.operate('pause');
    expect(await instance.operate('release', { step: 'b' })).toEqual({ accepted: true });
    expect((await instance.view()).steps.find(({ id }) => id === 'b')).toMatchObject({ open: 1 });
    await instance.operate('resume');
    expect(await instance.result()).toBe(3);
  });

  it('says beforehand what a verb would do, skips, edits, jumps and begins again', async () => {
    const steps = {
      a: ask({ next: to('b') }),
      b: ask({ next: to('c') }),
      c: ask({ next: to('z') }),
      z: { type: 'end', output: { a: '${ steps.a.output }', b: '${ steps.b.output }' } },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    const asked = (visit: string) =>
      instance.until(({ waiting }) => waiting.some((one) => one.visit === visit));
    await asked('a#1');
    const preview = (verb: 'skip' | 'rerun', about: object) =>
      shell.orchestrator.preview(instance.id, operationOf(verb, about));
    expect(await preview('skip', { visit: 'a#1' })).toMatchObject({ accepted: true, opened: ['b#1'] });
    expect(await preview('rerun', { step: 'c' })).toEqual({ accepted: false, reason: 'step.neverVisited' });
    await instance.operate('skip', { visit: 'a#1', output: 7 });
    await asked('b#1');
    await instance.operate('edit-output', { visit: 'b#1', output: { text: 'edited' } });
    await asked('c#1');
    await instance.operate('rerun', { step: 'b' });
    await asked('b#2');
    expect(await instance.operate('edit-output', { visit: 'c#1', output: {} })).toMatchObject({
      accepted: false,
    });
    await instance.operate('edit-output', { visit: 'b#2', output: { text: 'again' } });
    await asked('c#2');
    await instance.operate('jump', { from: 'c#2', to: 'z' });
    expect(await instance.result()).toEqual({ a: 7, b: { text: 'again' } });
  });

  it('goes round no step that variables shut its operator out from, not even before it has begun', async () => {
    const shutOut = { users: ['ben'], not: '${ vars.by }' };
    const steps = {
      a: ask({ save: { by: '${ output.by }' }, next: to('b') }),
      b: ask({ assign: shutOut, next: to('z') }),
      z: { type: 'end', output: '${ steps.b.output }' },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.length === 1);
    await instance.operate('hold', { step: 'b' });
    await instance.answer('a#1', { by: 'olga' });
    await instance.until(({ status }) => status === 'suspended');
    const skip = operationOf('skip', { visit: 'b#1', output: 7 });
    const refused = { accepted: false, reason: 'task.separation' };
    expect(await shell.orchestrator.preview(instance.id, skip)).toEqual(refused);
    expect(await shell.orchestrator.operate(instance.id, skip)).toEqual(refused);
    expect(await instance.operate('fail', 'b#1')).toEqual(refused);
    const other = { ...skip, id: `${skip.id}-other`, actor: 'otto' };
    expect(await shell.orchestrator.operate(instance.id, other)).toEqual({ accepted: true });
    expect(await instance.result()).toBe(7);
  });

  it('jumps and moves past no step that variables shut its operator out from, though others do', async () => {
    const steps = {
      a: ask({ save: { by: '${ output.by }' }, next: to('b') }),
      b: ask({ next: to('c') }),
      c: ask({ assign: { users: ['ben'], not: '${ vars.by }' }, next: to('z') }),
      z: { type: 'end', output: 'gone round' },
    };
    const without = { a: steps.a, b: ask({ next: to('z') }), z: steps.z };
    const other = publish({ start: 'a', steps: without }, 2);
    const instance = await shell.start(publish({ start: 'a', steps }));
    shell.points.addPlan(other.reference, other.plan as never);
    await instance.until(({ waiting }) => waiting.length === 1);
    await instance.answer('a#1', { by: 'olga' });
    await instance.until(({ waiting }) => waiting.some(({ visit }) => visit === 'b#1'));
    const refused = { accepted: false, reason: 'task.separation' };
    const jump = operationOf('jump', { from: 'b#1', to: 'z' });
    const move = operationOf('move', { move: { plan: other.reference } });
    const preview = (operation: typeof jump) =>
      shell.orchestrator.preview(instance.id, operation, other.plan as never);
    expect([await preview(jump), await preview(move)]).toEqual([refused, refused]);
    for (const operation of [jump, move])
      expect(await shell.orchestrator.operate(instance.id, operation)).toEqual(refused);
    const by = (actor: string, operation: typeof jump) => ({
      ...operation,
      id: `${operation.id}-${actor}`,
      actor,
    });
    expect(await shell.orchestrator.operate(instance.id, by('otto', move))).toEqual({ accepted: true });
    const undo = operationOf('undo-move');
    expect(await shell.orchestrator.operate(instance.id, undo)).toEqual({ accepted: true });
    expect(await preview(operationOf('undo-move'))).toMatchObject({ reason: 'move.nothingToUndo' });
    expect(await shell.orchestrator.operate(instance.id, by('otto', jump))).toEqual({ accepted: true });
    expect(await instance.result()).toBe('gone round');
  });

  it('moves to another version, back, and there again, and ends by the new one', async () => {
    const before = publish({
      start: 'a',
      steps: { a: ask({ next: to('z') }), z: { type: 'end', output: 'old' } },
    });
    const after = publish(
      { start: 'x', steps: { x: ask({ next: to('b') }), b: { type: 'end', output: 'new' } } },
      2,
    );
    const instance = await shell.start(before);
    shell.points.addPlan(after.reference, after.plan as never);
    await instance.until(({ waiting }) => waiting.length === 1);
    expect(await instance.operate('undo-move')).toMatchObject({ reason: 'move.nothingToUndo' });
    const move = { move: { plan: after.reference, mapping: { steps: { a: 'x' } } } };
    expect(await instance.operate('move', move)).toEqual({ accepted: true });
    expect((await instance.view()).steps.map(({ id }) => id)).toEqual(['x', 'b']);
    expect(await instance.operate('undo-move')).toEqual({ accepted: true });
    expect((await instance.view()).steps.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(await instance.operate('move', move)).toEqual({ accepted: true });
    await instance.answer('a#1', {});
    expect(await instance.result()).toBe('new');
    const told = shell.points.instance(instance.id)?.effects as unknown as readonly StepNames[];
    const names = told.filter(({ type }) => type === 'stepsRenamed' || type === 'namesRestored');
    const [first, undone, again] = names;
    const renamed = { type: 'stepsRenamed', steps: { a: 'x' } };
    expect(names).toMatchObject([renamed, { type: 'namesRestored', move: first?.move }, renamed]);
    expect(new Set([first?.key, undone?.key, again?.key]).size).toBe(3);
  });

  it('refuses a move whose steps in use have nowhere to go, and leaves the instance as it was', async () => {
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask() } }));
    const other = publish({ start: 'x', steps: { x: ask() } }, 2);
    shell.points.addPlan(other.reference, other.plan as never);
    await instance.until(({ waiting }) => waiting.length === 1);
    const said = await shell.orchestrator.preview(
      instance.id,
      operationOf('move', { move: { plan: other.reference } }),
      other.plan as never,
    );
    expect(said).toMatchObject({ accepted: false, problems: [{ code: 'move.target', path: '/steps/a' }] });
    const verdict = await instance.operate('move', { move: { plan: other.reference } });
    expect(verdict).toEqual({ accepted: false, reason: 'move.target' });
    await instance.answer('a#1', {});
    await instance.result();
  });

  it('asks people for what the definition does not ask, and waits for it', async () => {
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask() } }));
    await instance.until(({ waiting }) => waiting.length === 1);
    const task = { title: 'Call', groups: ['desk'], blocking: true };
    expect(await instance.operate('add-task', { task })).toEqual({ accepted: true });
    await instance.answer('a#1', {});
    await instance.until(({ waiting }) => waiting.length === 1 && waiting[0]?.visit === '@added#1');
    await instance.answer('@added#1', { reached: true });
    await instance.result();
  });
});
