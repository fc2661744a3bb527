import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publish } from './definitions.fixture.ts';
import { runLengths } from './runs.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';

const soft = 30;
/** The hard threshold is as far from the soft one as 8,000 from 3,000. */
const hard = 80;
/** What may still come when nothing new is started: the ends of what runs, with their workflow tasks. */
const afterHard = 40;

const loop = (id: string, times: number, next: object[]) => ({
  [`${id}0`]: { type: 'set', with: {}, save: { [id]: 0 }, next: [{ to: id }] },
  [id]: {
    type: 'task',
    task: 'test.add',
    with: { value: `\${ vars.${id} }` },
    save: { [id]: '${ output.value }' },
    next: [{ when: `vars.${id} < ${times}`, to: id }, ...next],
  },
});

describe('continue-as-new', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell({ continueAfterEvents: soft });
  });
  afterAll(() => shell.close());

  const attemptsOf = (id: string) => shell.ledger.attempts.filter(({ key }) => key.startsWith(id));

  it('splits a long instance into short runs, and each step runs once', async () => {
    const steps = { ...loop('n', 40, [{ to: 'end' }]), end: { type: 'end', output: '${ vars.n }' } };
    const instance = await shell.start(publish({ start: 'n0', steps }));
    expect(await instance.result()).toBe(40);
    const runs = await runLengths(shell.client, instance.id);
    expect(runs.length).toBeGreaterThan(4);
    expect(Math.max(...runs)).toBeLessThan(hard);
    expect(attemptsOf(instance.id).map(({ key }) => key)).toEqual(
      Array.from({ length: 40 }, (_, n) => `${instance.id}/n#${n + 1}`),
    );
  });

  it('comes within its bound although some branch is always busy, and stops no work for it', async () => {
    const steps = {
      a: { type: 'set', with: {}, split: 'all', next: ['x', 'y', 'z'].map((id) => ({ to: `${id}0` })) },
      ...loop('x', 25, [{ to: 'j' }]),
      ...loop('y', 25, [{ to: 'j' }]),
      ...loop('z', 25, [{ to: 'j' }]),
      j: { type: 'set', join: 'all', with: {}, next: [{ to: 'end' }] },
      end: { type: 'end', output: '${ vars.x + vars.y + vars.z }' },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    expect(await instance.result()).toBe(75);
    expect(Math.max(...(await runLengths(shell.client, instance.id)))).toBeLessThan(hard + afterHard);
    expect(await instance.events()).not.toContain('activityTaskCancelRequestedEventAttributes');
    expect(attemptsOf(instance.id)).toHaveLength(75);
  });

  it('keeps what an admin sees of the instance in Temporal', async () => {
    const ask = {
      type: 'manual',
      assign: { users: ['ben'] },
      outputSchema: { type: 'object' },
      next: [{ to: 'end' }],
    };
    const steps = { ...loop('n', 20, [{ to: 'ask' }]), ask, end: { type: 'end' } };
    const instance = await shell.start(publish({ start: 'n0', steps }), {}, { businessKey: 'K-1' });
    await instance.until(({ waiting }) => waiting.length === 1 && waiting[0]?.visit === 'ask#1');
    expect((await runLengths(shell.client, instance.id)).length).toBeGreaterThan(1);
    const seen = await instance.handle.describe();
    expect(seen.searchAttributes).toMatchObject({
      FermataDefinition: ['spec'],
      FermataStatus: ['waiting'],
      FermataBusinessKey: ['K-1'],
    });
    const { currentDetails } = await instance.handle.query<{ currentDetails: string }>(
      '__temporal_workflow_metadata',
    );
    expect(currentDetails).toContain('### Spec\n**waiting**\n- ask (`ask#1`) waits for person');
    await instance.answer('ask#1', {});
    await instance.result();
  });
});
