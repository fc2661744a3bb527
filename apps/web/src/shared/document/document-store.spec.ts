import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insertStep, removeSteps, renameStep, setField } from '@fermata/editing';
import { canonicalJson } from '@fermata/model';
import { readText } from './document.ts';
import { addsTo, chosenText } from './merge.ts';
import { openWorld, text, type World } from './world.fixture.ts';

const setTitle = (world: World, title: string) => {
  const { document } = world.store.getState();
  return world.store.actions.commit({
    label: { key: 'edit.title' },
    edits: [{ op: 'set', path: '/title', value: title }],
    group: `title-${document.definition['name'] as string}`,
  });
};
const titleOf = (world: World) => world.store.getState().document.definition['title'];
const kindOf = (world: World) => world.store.getState().save.kind;

describe('a document that is edited', () => {
  it('is saved a moment after the last edit, once', async () => {
    const world = openWorld();
    setTitle(world, 'Pay');
    await world.pass(500);
    setTitle(world, 'Pay back');
    await world.pass(799);
    expect(world.server.sent).toHaveLength(0);
    await world.pass(1);
    expect(world.server.sent).toHaveLength(1);
    expect(readText(world.server.draft).definition?.['title']).toBe('Pay back');
    expect(kindOf(world)).toBe('saved');
  });

  it('is not called changed when an edit is taken back', async () => {
    const world = openWorld();
    setTitle(world, 'Pay');
    world.store.actions.undo();
    expect(world.store.getState().document.source).toBe(text);
    expect(kindOf(world)).toBe('saved');
    await world.pass(5_000);
    expect(world.server.sent).toHaveLength(0);
  });

  it('undoes and redoes what was typed and what was drawn in one history', () => {
    const world = openWorld();
    const { actions } = world.store;
    setTitle(world, 'One');
    const { source } = world.store.getState().document;
    actions.type(source.replace('One', 'Two'));
    actions.undo();
    expect(titleOf(world)).toBe('One');
    actions.undo();
    expect(world.store.getState().document.source).toBe(text);
    actions.redo();
    actions.redo();
    expect(titleOf(world)).toBe('Two');
  });

  it('keeps the last definition that could be read, refuses changes of it, and does not send what cannot be read', async () => {
    const world = openWorld();
    world.store.actions.type(`${text}steps: {`);
    expect(world.store.getState().document.broken).not.toHaveLength(0);
    expect(titleOf(world)).toBe('Refunds');
    expect(setTitle(world, 'Lost')).toMatchObject({ code: 'source.broken' });
    await world.pass(60_000);
    expect(world.server.sent).toHaveLength(0);
    expect(world.journal.entry?.source).toContain('steps: {');
    world.store.actions.restoreText();
    expect(world.store.getState().document.broken).toHaveLength(0);
  });

  it('does not become another definition while its first line is being typed over', async () => {
    const world = openWorld();
    world.store.actions.type(text.replace('kind:', 'a kind:'));
    expect(world.store.getState().document.broken).toMatchObject([{ code: 'source.other' }]);
    expect(titleOf(world)).toBe('Refunds');
    await world.pass(5_000);
    expect(world.server.sent).toHaveLength(0);
    world.store.actions.restoreText();
    expect(readText(world.store.getState().document).definition).toMatchObject({ kind: 'workflow' });
    const name = { label: { key: 'x' }, edits: [{ op: 'set', path: '/name', value: 'other' }] } as const;
    expect(world.store.actions.commit(name)).toMatchObject({ code: 'source.other' });
  });

  it('says the same in every view whatever is done in whichever of them', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('insert'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('rename'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('remove'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('set'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('type'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('undo'), at: fc.nat(5) }),
      fc.record({ kind: fc.constant('redo'), at: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const world = openWorld();
        for (const one of actions) play(world, one.kind, one.at);
        const { document } = world.store.getState();
        expect(canonicalJson(readText(document).definition ?? null)).toBe(canonicalJson(document.definition));
        while (world.store.getState().document.history.done.length > 0) {
          const before = world.store.getState().document.history.done.length;
          world.store.actions.undo();
          if (world.store.getState().document.history.done.length === before) break;
        }
        expect(world.store.getState().document.source).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a network that fails', () => {
  it('keeps the work here and sends it when the server answers again', async () => {
    const world = openWorld();
    world.server.mode = 'down';
    setTitle(world, 'Offline');
    await world.pass(800);
    expect(kindOf(world)).toBe('offline');
    expect(world.journal.entry?.source).toContain('Offline');
    setTitle(world, 'Still offline');
    world.server.mode = 'up';
    await world.pass(60_000);
    expect(readText(world.server.draft).definition?.['title']).toBe('Still offline');
    expect(kindOf(world)).toBe('saved');
    expect(world.journal.entry).toBeUndefined();
  });

  it('takes up after a crash what had not reached the server', async () => {
    const world = openWorld();
    world.server.mode = 'down';
    setTitle(world, 'Nearly lost');
    await world.pass(800);
    const entry = world.journal.entry;
    world.server.mode = 'up';
    const again = world.open(entry);
    expect(titleOf(again)).toBe('Nearly lost');
    expect(again.store.getState().notice).toEqual({ kind: 'recovered' });
    await again.pass(800);
    expect(readText(world.server.draft).definition?.['title']).toBe('Nearly lost');
  });
});

describe('work that a closed tab has left', () => {
  const lost = (world: World, title: string) => {
    const draft = world.server.draft;
    const source = draft.source.replace('title: Refunds', `title: ${title}`);
    const base = { source: draft.source, format: draft.format };
    return { source, format: draft.format, revision: draft.revision, base, at: 0 };
  };

  it('is taken up beside what was done here since', async () => {
    const world = openWorld();
    const entry = lost(world, 'Lost');
    world.store.actions.type(`${world.store.getState().document.source}description: Here\n`);
    const taking = world.store.actions.takeUp(entry);
    await world.pass(2_000);
    expect(await taking).toBe(true);
    await world.pass(5_000);
    expect(readText(world.server.draft).definition).toMatchObject({ title: 'Lost', description: 'Here' });
    expect(kindOf(world)).toBe('saved');
  });

  it('waits while the server does not have what was done here', async () => {
    const world = openWorld();
    world.server.mode = 'down';
    setTitle(world, 'Here');
    const taking = world.store.actions.takeUp(lost(world, 'Lost'));
    await world.pass(2_000);
    expect(await taking).toBe(false);
    expect(titleOf(world)).toBe('Here');
  });

  it('is put before the person where both changed the same', async () => {
    const world = openWorld();
    const entry = lost(world, 'Lost');
    setTitle(world, 'Here');
    const taking = world.store.actions.takeUp(entry);
    await world.pass(2_000);
    expect(await taking).toBe(true);
    await world.pass(2_000);
    expect(world.store.getState().choice?.theirs.source).toContain('title: Here');
    expect(world.store.getState().document.source).toContain('title: Lost');
  });

  it('says nothing new when the server has it already', () => {
    const world = openWorld();
    const entry = lost(world, 'Lost');
    expect(addsTo(entry, world.server.draft)).toBe(true);
    const later = { ...world.server.draft, source: `${entry.source}description: Later\n`, revision: 3 };
    expect(addsTo(entry, later)).toBe(false);
  });
});

describe('two people in one draft', () => {
  it('shows what the other saved where nothing was changed here', async () => {
    const [mine, theirs] = pair();
    setTitle(theirs, 'Theirs');
    await theirs.pass(800);
    mine.store.actions.heard(2);
    await mine.pass(0);
    expect(titleOf(mine)).toBe('Theirs');
    expect(mine.store.getState().notice).toMatchObject({ kind: 'merged' });
    expect(kindOf(mine)).toBe('saved');
  });

  it('brings together what both did at different places, and saves that', async () => {
    const [mine, theirs] = pair();
    setTitle(theirs, 'Theirs');
    await theirs.pass(800);
    const { definition } = mine.store.getState().document;
    mine.store.actions.commit(insertStep(definition, { step: { type: 'set' }, id: 'mine' }, 'pay'));
    await mine.pass(5_000);
    const saved = readText(mine.server.draft).definition;
    expect(saved?.['title']).toBe('Theirs');
    expect(Object.keys(saved?.['steps'] as object)).toContain('mine');
    expect(mine.server.draft.source).toContain('# as people say');
    expect(mine.store.getState().choice).toBeUndefined();
    expect(kindOf(mine)).toBe('saved');
  });

  it('keeps the work until the code that merges can be had', async () => {
    const [mine, theirs] = pair();
    setTitle(theirs, 'Theirs');
    await theirs.pass(800);
    mine.server.hasMerging = false;
    const { definition } = mine.store.getState().document;
    mine.store.actions.commit(insertStep(definition, { step: { type: 'set' }, id: 'mine' }, 'pay'));
    await mine.pass(5_000);
    expect(kindOf(mine)).toBe('conflict');
    expect(mine.journal.entry?.source).toContain('mine');
    mine.server.hasMerging = true;
    await mine.pass(5_000);
    expect(kindOf(mine)).toBe('saved');
    expect(mine.server.draft.source).toMatch(/Theirs[^]*mine/);
  });

  it('takes mine only at the places that are chosen', async () => {
    const [mine, theirs] = pair();
    const set = (world: World, path: string, value: string) =>
      world.store.actions.commit({ label: { key: 'x' }, edits: [{ op: 'set', path, value }] });
    set(theirs, '/title', 'Theirs');
    set(theirs, '/steps/pay/task', 'theirs.task');
    await theirs.pass(800);
    set(mine, '/title', 'Mine');
    set(mine, '/steps/pay/task', 'mine.task');
    await mine.pass(5_000);
    const { choice } = mine.store.getState();
    const conflicts = choice?.together?.conflicts ?? [];
    expect(conflicts.map(({ path }) => path).sort()).toEqual(['/steps/pay/task', '/title']);
    const title = conflicts.filter(({ path }) => path === '/title');
    mine.store.actions.choose(chosenText(choice!, new Set(title)));
    await mine.pass(800);
    expect(readText(mine.server.draft).definition).toMatchObject({
      title: 'Mine',
      steps: { pay: { task: 'theirs.task' } },
    });
  });

  it('merges again what is edited while the choice is open', async () => {
    const [mine, theirs] = pair();
    setTitle(theirs, 'Theirs');
    await theirs.pass(800);
    setTitle(mine, 'Mine');
    await mine.pass(5_000);
    expect(mine.store.getState().choice).toBeDefined();
    setTitle(mine, 'Theirs');
    await mine.pass(5_000);
    expect(mine.store.getState().choice).toBeUndefined();
    expect(kindOf(mine)).toBe('saved');
  });

  it('asks when both changed the same, and loses neither', async () => {
    const [mine, theirs] = pair();
    setTitle(theirs, 'Theirs');
    await theirs.pass(800);
    setTitle(mine, 'Mine');
    await mine.pass(5_000);
    const { choice } = mine.store.getState();
    expect(choice?.theirs.source).toContain('Theirs');
    expect(titleOf(mine)).toBe('Mine');
    expect(readText(mine.server.draft).definition?.['title']).toBe('Theirs');
    mine.store.actions.choose({ source: mine.store.getState().document.source, format: 'yaml' });
    await mine.pass(800);
    expect(readText(mine.server.draft).definition?.['title']).toBe('Mine');
    expect(kindOf(mine)).toBe('saved');
  });

  it('does not take its own save for that of another', async () => {
    const world = openWorld();
    setTitle(world, 'Mine');
    await world.pass(800);
    world.store.actions.heard(2);
    await world.pass(0);
    expect(world.store.getState().notice).toBeUndefined();
    expect(kindOf(world)).toBe('saved');
  });
});

function pair(): readonly [World, World] {
  const mine = openWorld();
  return [mine, mine.open()];
}

function play(world: World, kind: string, at: number): void {
  const { document } = world.store.getState();
  const { actions } = world.store;
  const ids = Object.keys((document.definition['steps'] ?? {}) as object);
  const id = ids[at % Math.max(1, ids.length)] ?? 'pay';
  if (kind === 'undo') actions.undo();
  else if (kind === 'redo') actions.redo();
  else if (kind === 'type') actions.type(`${document.source}# ${at}\n`.replace('title: ', `title: ${at}`));
  else actions.commit(proposalFor(world, kind, { id, at }));
}

function proposalFor(world: World, kind: string, { id, at }: { readonly id: string; readonly at: number }) {
  const { definition } = world.store.getState().document;
  if (kind === 'insert') return insertStep(definition, { step: { type: 'set' } }, id);
  if (kind === 'rename') return renameStep(definition, id, `s${at}`);
  if (kind === 'remove') return removeSteps(definition, [id]);
  return setField(definition, `/steps/${id}/title`, `T${at}`);
}
