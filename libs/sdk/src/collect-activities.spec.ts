import { describe, expect, it } from '@jest/globals';
import { collectActivities, defineActivity, describeActivity } from './index.ts';
import type { ActivityDefinition } from './index.ts';

const activity = (name: string, version = 1): ActivityDefinition =>
  defineActivity({ name, version, title: name, input: {}, output: {}, run: async () => null });

describe('collectActivities', () => {
  it('finds every exported activity and leaves other exports alone', () => {
    const first = activity('a.one');
    const exports = { first, limit: 3, helper: () => first, second: activity('a.two') };
    const { activities, problems } = collectActivities([{ specifier: 'a', exports }]);
    expect(activities.map((one) => one.name)).toEqual(['a.one', 'a.two']);
    expect(problems).toEqual([]);
  });

  it('counts one definition under two names once', () => {
    const one = activity('a.one');
    const { activities, problems } = collectActivities([{ specifier: 'a', exports: { one, default: one } }]);
    expect([activities.length, problems.length]).toEqual([1, 0]);
  });

  it('keeps versions of one name apart', () => {
    const exports = { old: activity('a.one', 1), young: activity('a.one', 2) };
    expect(collectActivities([{ specifier: 'a', exports }]).activities).toHaveLength(2);
  });

  it('keeps the first of two with one name and version, and says where both are', () => {
    const modules = ['a', 'b'].map((specifier) => ({
      specifier,
      exports: { refund: activity('pay.refund') },
    }));
    const { activities, problems } = collectActivities(modules);
    expect(activities).toEqual([modules[0]?.exports.refund]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'activity.duplicate',
        message: 'activity pay.refund@1 (b#refund) is already defined by a#refund',
      }),
    ]);
  });

  it('tells all problems of all modules at once', () => {
    const broken = {
      kind: 'activity',
      name: 'Not A Name',
      version: 0,
      title: ' ',
      input: 'text',
      output: null,
      errors: { BAD: { class: 'fatal' } },
      defaults: { timeout: '20s', retry: { first: 'P' } },
    };
    const modules = [
      { specifier: 'a', exports: { broken } },
      { specifier: 'b', exports: {} },
      { specifier: 'c', exports: { fine: activity('c.fine') } },
    ];
    const { activities, problems } = collectActivities(modules);
    expect(activities.map((one) => one.name)).toEqual(['c.fine']);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'activity.none ',
      'activity.name /name',
      'activity.version /version',
      'activity.title /title',
      'activity.schema /input',
      'activity.schema /output',
      'activity.run /run',
      'activity.errors /errors/BAD',
      'activity.errors /errors/BAD',
      'activity.duration /defaults/timeout',
      'activity.duration /defaults/retry/first',
    ]);
  });

  it('survives a definition that lacks everything', () => {
    const { activities, problems } = collectActivities([
      { specifier: 'a', exports: { x: { kind: 'activity' } } },
    ]);
    expect(activities).toEqual([]);
    expect(problems.length).toBeGreaterThan(5);
  });
});

describe('describeActivity', () => {
  it('is plain JSON with the errors in the order of their codes', () => {
    const errors = { 'b.two': { class: 'business' }, 'a.one': { class: 'permanent' } } as const;
    const described = describeActivity(
      defineActivity({ name: 'a', title: 'A', input: {}, output: {}, errors, run: async () => null }),
    );
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
    expect(described.errors.map(({ code }) => code)).toEqual(['a.one', 'b.two']);
  });
});
