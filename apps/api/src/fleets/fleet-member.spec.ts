import { describe, expect, it } from '@jest/globals';
import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';
import { previewMember, sendMember, verdictOf } from './fleet-member.ts';

describe('the buckets of a fleet', () => {
  it('put instances together that would fare the same, whatever the numbers of their visits', () => {
    const said = { accepted: true, status: 'running', opened: ['b#7', 'a#1', 'b#8'] };
    expect(verdictOf('i', said)).toEqual({
      instanceId: 'i',
      state: 'possible',
      bucket: 'then running, opens a, b',
    });
    expect(verdictOf('i', { accepted: true })).toMatchObject({ bucket: 'possible' });
  });

  it('name why it cannot be, with the places that stand against a move', () => {
    const problems = [
      { code: 'move.target', path: '/steps/a', message: 'm' },
      { code: 'move.branch', path: '/steps/j/join', message: 'm' },
    ];
    expect(verdictOf('i', { accepted: false, reason: 'move.target', problems })).toMatchObject({
      state: 'impossible',
      bucket: 'move.target /steps/a, move.branch /steps/j/join',
    });
    expect(verdictOf('i', { accepted: false, reason: 'instance.paused' })).toMatchObject({
      bucket: 'instance.paused',
    });
    expect(verdictOf('i', undefined)).toMatchObject({ bucket: 'instance.notStarted' });
  });
});

describe('an instance of a fleet', () => {
  const apart = new AppError('task.separation', said`no`, { status: 403 });
  const away = new AppError('database.unavailable', said`away`, { status: 503, retryable: true });

  /** What is done at a member, in order; `failure` = why its maker may not do it. */
  const member = (failure?: Error) => {
    const done: string[] = [];
    const deed = (what: string) => () => Promise.resolve(void done.push(what));
    const demand = () => (failure ? Promise.reject(failure) : deed('demand')());
    const inside = async (work: (tx: string) => Promise<void>) => {
      done.push('begin');
      await work('tx').catch((reason: unknown) => {
        done.push('roll back');
        throw reason;
      });
      done.push('commit');
    };
    return { done, deeds: { instanceId: 'i', inside, demand }, send: deed('send') };
  };

  it('is asked what would happen, and sent the verb, after it was judged', async () => {
    const { done, deeds, send } = member();
    const ask = () => Promise.resolve({ accepted: true });
    expect(await previewMember(deeds, ask)).toMatchObject({ state: 'possible' });
    expect(await sendMember(deeds, send)).toBeUndefined();
    expect(done).toEqual(['begin', 'demand', 'commit', 'begin', 'demand', 'send', 'commit']);
  });

  it('is not moved round an approval: it says so in the preview, and again when it is sent', async () => {
    const { done, deeds, send } = member(apart);
    const ask = () => Promise.resolve({ accepted: true });
    const bucket = { instanceId: 'i', bucket: 'task.separation' };
    expect(await previewMember(deeds, ask)).toEqual({ ...bucket, state: 'impossible' });
    expect(await sendMember(deeds, send)).toEqual({ ...bucket, state: 'failed' });
    expect(done).toEqual(['begin', 'roll back', 'begin', 'roll back']);
  });

  it('keeps nothing of what fails while it is sent', async () => {
    const { done, deeds } = member();
    expect(await sendMember(deeds, () => Promise.reject(apart))).toMatchObject({ state: 'failed' });
    expect(done).toEqual(['begin', 'demand', 'roll back']);
  });

  it('is judged later where it cannot be judged now', async () => {
    const { deeds, send } = member(away);
    await expect(previewMember(deeds, () => Promise.resolve(null))).rejects.toBe(away);
    await expect(sendMember(deeds, send)).rejects.toBe(away);
  });
});
