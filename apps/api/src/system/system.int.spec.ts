import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('how the installation does', () => {
  let api: NounApi;
  let folder: string;
  let started: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fermata-system-'));
    await writeFile(
      join(folder, 'last-backup.json'),
      JSON.stringify({ createdAt: '2020-01-01T00:00:00.000Z', bytes: 7 }),
    );
    api = await startNouns({ temporalAddress: '127.0.0.1:1', stateFolder: folder });
    await api.deploy(formText, workflowText('orders'));
    started = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } })).body.id;
    await api.sql(`UPDATE outbox SET dead_at = now(), last_error = 'refused', attempts = 9 WHERE lane = $1`, [
      started,
    ]);
    await api.sql(`UPDATE instance SET changed_at = now() - interval '1 hour' WHERE id = $1`, [started]);
  });

  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  it('is told also while Temporal does not answer: the whole never fails for a part', async () => {
    const { status, body } = await api.call('GET', '/system');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      database: { migration: expect.any(String), sizeBytes: expect.any(Number) },
      outbox: { dead: 1, waiting: 0 },
      stuck: { count: 1, ids: [started] },
      queues: [],
      backup: { source: 'archive', bytes: 7 },
    });
    expect(body.outbox).not.toHaveProperty('oldestSeconds');
    expect(body.processes).toContainEqual({ kind: 'temporal', name: 'temporal', state: 'down' });
    expect(body.findings.map(({ code }: { code: string }) => code)).toEqual([
      'temporal.away',
      'outbox.dead',
      'instances.stuck',
      'part.silent',
      'backup.old',
    ]);
  });

  it('has messages that were given up, to read and to send again, once', async () => {
    const { body } = await api.call('GET', '/outbox/dead');
    expect(body.items).toMatchObject([{ kind: 'start', instanceId: started, attempts: 9, error: 'refused' }]);
    const [{ id }] = body.items;
    expect((await api.call('POST', `/outbox/dead/${id}/retry`)).status).toBe(204);
    expect((await api.call('POST', `/outbox/dead/${id}/retry`)).status).toBe(404);
    expect((await api.call('POST', '/outbox/dead/nonsense/retry')).status).toBe(404);
    const trail = await api.call('GET', `/audit?verb=outbox.&object=instance:${started}`);
    expect(trail.body.items).toMatchObject([{ verb: 'outbox.revive', actor: 'root' }]);
  });

  it('keeps in the audit trail when the operator has made a backup', async () => {
    expect((await api.call('POST', '/system/backups', { detail: 'to the vault' })).status).toBe(204);
    expect((await api.call('GET', '/system')).body.backup).toMatchObject({
      source: 'noted',
      detail: 'to the vault',
    });
    const trail = await api.call('GET', '/audit?chain=installation&verb=backup.noted');
    expect(trail.body.items).toMatchObject([{ actor: 'root', reason: 'to the vault' }]);
  });

  it('tells the configuration without a secret, to who may read it', async () => {
    const { body } = await api.call('GET', '/system/configuration');
    expect(body.items.find(({ name }: { name: string }) => name === 'FERMATA_MODE')).toMatchObject({
      value: 'development',
      source: 'environment',
    });
    expect(JSON.stringify(body)).not.toMatch(/:\/\/[^"]*:[^•"]+@/);
    const { secret } = await api.token('robin');
    for (const path of ['/system', '/system/configuration', '/outbox/dead'])
      expect((await api.send('GET', path, { token: secret })).status).toBe(403);
  });
});
