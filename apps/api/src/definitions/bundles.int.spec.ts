import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNouns, type NounApi } from '../nouns.fixture.ts';

const starter = (name: string, workflow: string, more = ''): string => `kind: workflow
name: ${name}
title: ${name}
input: { type: object, properties: { n: { type: integer, default: 0 } } }
start: which
steps:
  which: { type: set, with: {}, next: [{ when: "input.n > 3", to: done }, { to: sub }] }
  sub: { type: workflow, workflow: "${workflow}", with: { n: "\${ input.n + 1 }" }, next: [{ to: done }] }
  done: { type: end }
${more}`;

describe('workflows that start workflows are published', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
  });
  afterAll(() => api.close());

  const versions = async (...texts: readonly string[]) =>
    (await api.deploy(...texts)).body.files.map(
      ({ name, outcome, version }: Record<string, unknown>) =>
        `${String(name)} ${String(outcome)} ${String(version)}`,
    );
  const startedBy = async (name: string, version: number) => {
    const { body } = await api.call('GET', `/definitions/workflow/${name}/versions/${version}`);
    return Object.values(body.references);
  };

  it('after those that they start, whatever the order of the files', async () => {
    expect(
      await versions(starter('first', 'second'), starter('second', 'third'), starter('third', 'third')),
    ).toEqual(['first published 1', 'second published 1', 'third published 1']);
    expect(await startedBy('first', 1)).toEqual(['second@1']);
  });

  it('and stay as they are when nothing has changed, also where one starts itself (rule S1)', async () => {
    await api.deploy(starter('myself', 'myself'));
    expect(await versions(starter('myself', 'myself'))).toEqual(['myself unchanged 1']);
    expect(await startedBy('myself', 1)).toEqual([]);
  });

  it('together where they start each other: each pins the other as it becomes (rule S1)', async () => {
    const [ping, pong] = [starter('ping', 'pong'), starter('pong', 'ping')];
    expect(await versions(ping, pong)).toEqual(['ping published 1', 'pong published 1']);
    expect(await versions(ping, pong)).toEqual(['ping unchanged 1', 'pong unchanged 1']);
    expect(await versions(ping, `${pong}description: other\n`)).toEqual([
      'ping published 2',
      'pong published 2',
    ]);
    expect([await startedBy('ping', 2), await startedBy('pong', 2)]).toEqual([['pong@2'], ['ping@2']]);
  });

  it('with a version or a range pinned, and never with one that is not there', async () => {
    await api.deploy(starter('third', 'third', 'description: newer\n'));
    await api.deploy(starter('pinned', 'third@1'), starter('ranged', 'third@>=2'), starter('open', 'third'));
    expect(await Promise.all(['pinned', 'ranged', 'open'].map((name) => startedBy(name, 1)))).toEqual([
      ['third@1'],
      ['third@2'],
      ['third@2'],
    ]);
    const files = ['third@9', 'third@>=9', 'nobody'].map((name, index) => ({
      path: `${index}.yaml`,
      source: starter(`wrong-${index}`, name),
      format: 'yaml',
    }));
    const refused = await api.call('POST', '/deployments', { files });
    expect(refused.status).toBe(422);
    for (const file of refused.body.files) {
      expect(file.problems).toContainEqual(
        expect.objectContaining({ code: 'reference.unknown', path: '/steps/sub/workflow' }),
      );
    }
  });
});
