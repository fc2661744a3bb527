import { describe, expect, it } from '@jest/globals';
import { emptyForm, requestOf } from './request.ts';

const form = (more: Partial<typeof emptyForm>) => ({ ...emptyForm, ...more });

describe('the request of a verb', () => {
  it('has exactly what the verb takes', () => {
    const filled = form({ visit: 'pay#1', step: 'load', to: 'done', output: '{"ok":true}', input: '[1]' });
    const of = (verb: Parameters<typeof requestOf>[0]) => {
      const made = requestOf(verb, filled, 'why');
      return made.ready ? made.request : made.lacks;
    };
    expect(of('pause')).toEqual({ verb: 'pause', reason: 'why' });
    expect(of('skip')).toEqual({ verb: 'skip', reason: 'why', visit: 'pay#1', output: { ok: true } });
    expect(of('edit-input')).toEqual({ verb: 'edit-input', reason: 'why', visit: 'pay#1', input: [1] });
    expect(of('jump')).toEqual({ verb: 'jump', reason: 'why', from: 'pay#1', to: 'done' });
    expect(of('rerun')).toEqual({ verb: 'rerun', reason: 'why', step: 'load' });
  });

  it('says what is missing, and what is no JSON', () => {
    expect(requestOf('jump', emptyForm, 'why')).toEqual({ ready: false, lacks: ['visit', 'to'] });
    expect(requestOf('edit-output', form({ visit: 'a#1', output: '{' }), '')).toEqual({
      ready: false,
      lacks: ['output'],
    });
    expect(requestOf('add-task', form({ title: ' ' }), '')).toEqual({
      ready: false,
      lacks: ['title', 'groups'],
    });
  });

  it('skips without an output where none is typed', () => {
    expect(requestOf('skip', form({ visit: 'a#1' }), 'why')).toEqual({
      ready: true,
      request: { verb: 'skip', reason: 'why', visit: 'a#1' },
    });
  });

  it('offers an added task to people and groups by their names', () => {
    const made = requestOf(
      'add-task',
      form({ title: 'Call', groups: 'refunds, desk', users: 'robin' }),
      'why',
    );
    expect(made).toMatchObject({
      ready: true,
      request: { task: { title: 'Call', groups: ['refunds', 'desk'], users: ['robin'], blocking: false } },
    });
  });
});
