import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, project, publishWorkflow, type TestDatabase } from '@fermata/testing';
import {
  CatalogueRepository,
  CopyRepository,
  DefinitionListRepository,
  DefinitionRepository,
  openDatabase,
  VersionRepository,
  type Database,
  type Transaction,
} from '../index.ts';

const key = (name: string) => ({ kind: 'workflow' as const, name });
const draft = (name: string, title = name) => ({
  ...key(name),
  source: `# a comment\nname: ${name}\n`,
  format: 'yaml' as const,
  body: { kind: 'workflow', name, title, description: 'what it is for' },
});

describe('definitions', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.inProject(project, work, { actor: 'ada' });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('keep the text of a draft as it was written', async () => {
    const saved = await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('kept', 'A title')));
    expect(saved).toMatchObject({ title: 'A title', description: 'what it is for', latestVersion: 0 });
    expect(saved.draft).toMatchObject({ revision: 1, source: '# a comment\nname: kept\n', by: 'ada' });
  });

  it('keep the order of the members that an author wrote', async () => {
    const body = { z: 1, a: 2, kind: 'workflow', name: 'ordered' };
    const saved = await inside((tx) => new DefinitionRepository(tx).saveDraft({ ...draft('ordered'), body }));
    expect(Object.keys(saved.draft?.body as object)).toEqual(['z', 'a', 'kind', 'name']);
  });

  it('refuse a draft made on an older revision, and say who was faster', async () => {
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('edited')));
    const save = (ifRevision: number) =>
      inside((tx) => new DefinitionRepository(tx).saveDraft({ ...draft('edited'), ifRevision }));
    await save(1);
    await expect(save(1)).rejects.toMatchObject({
      code: 'definition.conflict',
      status: 412,
      details: { revision: 2, by: 'ada' },
    });
    await expect(save(0)).rejects.toMatchObject({ code: 'definition.conflict' });
  });

  it('let one of many who save on the same revision win', async () => {
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('contested')));
    const saves = Array.from({ length: 10 }, () =>
      inside((tx) => new DefinitionRepository(tx).saveDraft({ ...draft('contested'), ifRevision: 1 })),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('number versions without gap or double when many publish at once', async () => {
    const saved = await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('busy')));
    const plans = Array.from({ length: 8 }, (_, salt) =>
      inside((tx) =>
        new VersionRepository(tx).publish({
          ...key('busy'),
          revision: saved.draftRevision,
          plan: (version) => ({ version, salt }),
          references: [],
        }),
      ),
    );
    const versions = await Promise.all(plans);
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(versions.map(({ hash }) => hash)).size).toBe(1);
  });

  it('give no new version for content that is published already', async () => {
    const first = await publishWorkflow(database, 'same');
    const again = await publishWorkflow(database, 'same');
    expect([first.version, again.version]).toEqual([1, 1]);
    const other = await publishWorkflow(database, 'same', { title: 'Changed' });
    expect(other.version).toBe(2);
  });

  it('refuse to publish a draft that was changed while it was judged', async () => {
    const saved = await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('moving')));
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('moving')));
    const publish = inside((tx) =>
      new VersionRepository(tx).publish({ ...key('moving'), revision: saved.draftRevision, references: [] }),
    );
    await expect(publish).rejects.toMatchObject({ code: 'definition.conflict' });
  });

  it('never change a version, whoever asks', async () => {
    await publishWorkflow(database, 'frozen');
    for (const sql of [
      `UPDATE definition_version SET note = 'x' WHERE name = 'frozen'`,
      `DELETE FROM definition_version WHERE name = 'frozen'`,
    ]) {
      await expect(database.inInstallation((tx) => tx.run(sql))).rejects.toMatchObject({ code: '42501' });
      await expect(inside((tx) => tx.run(sql))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('give the plan of exactly the hash that is asked for', async () => {
    const { version, planHash } = await publishWorkflow(database, 'planned');
    const find = (hash: string) =>
      inside((tx) =>
        new VersionRepository(tx).planByReference({ projectId: project, name: 'planned', version, hash }),
      );
    await expect(find(planHash as string)).resolves.toMatchObject({ name: 'planned', version: 1 });
    await expect(find('0'.repeat(64))).resolves.toBeUndefined();
  });

  it('restore an old version as the next draft', async () => {
    await publishWorkflow(database, 'restored', { title: 'First' });
    await publishWorkflow(database, 'restored', { title: 'Second' });
    const restored = await inside((tx) => new CopyRepository(tx).restore(key('restored'), 1));
    expect(restored).toMatchObject({ title: 'First', latestVersion: 2, draftRevision: 3 });
  });

  it('duplicate under a new name with the tags, and never over another', async () => {
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('origin')));
    await inside((tx) => new DefinitionRepository(tx).setTags(key('origin'), ['b', 'a', 'a']));
    const copy = () => inside((tx) => new CopyRepository(tx).duplicate(key('origin'), draft('copy')));
    await expect(copy()).resolves.toMatchObject({ name: 'copy', tags: ['a', 'b'], latestVersion: 0 });
    await expect(copy()).rejects.toMatchObject({ code: 'definition.exists', status: 409 });
  });

  it('leave lists when deleted or archived and come back as they were', async () => {
    const names = async (filter = {}) => {
      const page = await inside((tx) =>
        new DefinitionListRepository(tx).list({ text: 'passing', ...filter }),
      );
      return page.items.map((item) => item.name);
    };
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('passing')));
    await inside((tx) => new DefinitionRepository(tx).delete(key('passing')));
    await expect(names()).resolves.toEqual([]);
    await expect(names({ deleted: true })).resolves.toEqual(['passing']);
    const save = inside((tx) => new DefinitionRepository(tx).saveDraft(draft('passing')));
    await expect(save).rejects.toMatchObject({ code: 'definition.deleted' });
    await inside((tx) => new DefinitionRepository(tx).undelete(key('passing')));
    await inside((tx) => new DefinitionRepository(tx).archive(key('passing')));
    await expect(names({ archived: true })).resolves.toEqual(['passing']);
  });

  it('are found by words of any part, with the marks of a pattern taken literally', async () => {
    await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('seek-100', 'Percent 100% sure')));
    const find = async (text: string) => {
      const page = await inside((tx) => new DefinitionListRepository(tx).list({ text }));
      return page.items.map((item) => item.name);
    };
    await expect(find('sure SEEK')).resolves.toEqual(['seek-100']);
    await expect(find('100% sure')).resolves.toEqual(['seek-100']);
    await expect(find('1%0')).resolves.toEqual([]);
  });

  it('say who refers to what', async () => {
    const saved = await inside((tx) => new DefinitionRepository(tx).saveDraft(draft('user-of')));
    const references = [{ path: '/steps/a/task', kind: 'task', name: 'http.request', version: 3 }];
    await inside((tx) =>
      new VersionRepository(tx).publish({ ...key('user-of'), revision: saved.draftRevision, references }),
    );
    const uses = await inside((tx) =>
      new DefinitionListRepository(tx).whereUsed({ kind: 'task', name: 'http.request' }),
    );
    expect(uses).toEqual([
      {
        kind: 'workflow',
        name: 'user-of',
        version: 1,
        path: '/steps/a/task',
        targetVersion: 3,
        isLatest: true,
      },
    ]);
  });

  it('know what workers can do and when they last said so', async () => {
    const entry = { name: 'shop.pay', version: '1', title: 'Pay', inputSchema: {}, outputSchema: null };
    const more = { errors: ['shop.down'], queue: 'fermata-activity', hash: 'h1', defaults: null };
    await inside((tx) => new CatalogueRepository(tx).report([{ ...entry, ...more }]));
    await inside((tx) => new CatalogueRepository(tx).report([{ ...entry, ...more, hash: 'h2' }]));
    const rows = await inside((tx) => new CatalogueRepository(tx).list());
    expect(rows).toMatchObject([{ name: 'shop.pay', hash: 'h2', errors: ['shop.down'] }]);
  });
});
