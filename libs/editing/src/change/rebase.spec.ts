import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject, type JsonValue } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { diceRun, made, played } from '../steps/operations.fixture.ts';
import { renameStep } from '../steps/rename.ts';
import { setField } from '../steps/field.ts';
import { connect } from '../steps/ways.ts';
import { isRefused, type Change, type Proposal } from './edit.ts';
import { rebase, takeMine } from './rebase.ts';

const workflows = examplesOf('workflow').map(({ value }) => value);
const refund = workflows.find(({ name }) => name === 'refund-approval') as JsonObject;

function change(proposal: Proposal): Change {
  if (isRefused(proposal)) throw new Error(proposal.refused.message);
  return proposal;
}

const after = (proposal: Proposal, on: JsonValue = refund): JsonValue => made(on, proposal).definition;

describe('the work of two people', () => {
  it('is all there when they changed different places', () => {
    const mine = change(setField(refund, '/steps/review/title', 'Mine'));
    const theirs = after(setField(refund, '/steps/review/due/in', 'PT1H'));
    const { definition, conflicts, changes } = rebase([mine], refund, theirs);
    expect(conflicts).toEqual([]);
    expect(definition).toEqual(made(theirs, mine).definition);
    expect(changes.map(({ edits }) => edits)).toEqual([
      [{ op: 'set', path: '/steps/review/title', value: 'Mine' }],
    ]);
  });

  it('is a conflict that names both where they changed the same place', () => {
    const mine = change(setField(refund, '/steps/review/title', 'Mine'));
    const theirs = after(setField(refund, '/steps/review/title', 'Theirs'));
    const { definition, conflicts } = rebase([mine], refund, theirs);
    expect(conflicts).toEqual([
      { path: '/steps/review/title', base: 'Decide on the refund', mine: 'Mine', theirs: 'Theirs' },
    ]);
    expect(definition).toEqual(theirs);
    expect(made(definition, takeMine(conflicts[0]!)).definition).toEqual(made(refund, mine).definition);
  });

  it('is merged when both add a way to one step', () => {
    const mine = change(connect(refund, 'review', { to: 'done', when: "output.outcome == 'mine'" }));
    const theirs = after(connect(refund, 'review', { to: 'done', when: "output.outcome == 'theirs'" }));
    const { definition, conflicts } = rebase([mine], refund, theirs);
    expect(conflicts).toEqual([]);
    const text = JSON.stringify(definition);
    expect(text).toContain("'mine'");
    expect(text).toContain("'theirs'");
  });

  it('follows a step that one of them renamed, whoever it was', () => {
    const rename = change(renameStep(refund, 'review', 'decide'));
    const edit = change(setField(refund, '/steps/review/title', 'Other'));
    for (const [mine, other] of [
      [rename, edit],
      [edit, rename],
    ] as const) {
      const { definition, conflicts } = rebase([mine], refund, made(refund, other).definition);
      expect(conflicts).toEqual([]);
      const steps = (definition as { steps: Record<string, { title?: string }> }).steps;
      expect(steps['review']).toBeUndefined();
      expect(steps['decide']?.title).toBe('Other');
    }
  });

  it('is a conflict where one removed what the other changed; mine can be taken', () => {
    const mine = change(setField(refund, '/steps/loadOrder/next/0/when', 'input.amount <= 5'));
    const theirs = after(
      change({ label: { key: 'x' }, edits: [{ op: 'remove', path: '/steps/loadOrder/next/0' }] }),
    );
    const { definition, conflicts } = rebase([mine], refund, theirs);
    expect(conflicts.map(({ path }) => path)).toEqual(['/steps/loadOrder/next']);
    expect(JSON.stringify(made(definition, takeMine(conflicts[0]!)).definition)).toContain(
      'input.amount <= 5',
    );
  });

  it('of which one did nothing is the work of the other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...workflows), diceRun, (workflow, dice) => {
        const run = played(workflow, dice);
        const end = run.at(-1)?.after ?? workflow;
        const mine = run.map((step) => step.change);
        expect(canonicalJson(rebase(mine, workflow, workflow).definition)).toBe(canonicalJson(end));
        expect(canonicalJson(rebase([], workflow, end).definition)).toBe(canonicalJson(end));
        expect(rebase(mine, workflow, end).conflicts).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('never loses a text of either: it is in the merged definition or in a conflict', () => {
    const path = fc.constantFrom(
      '/steps/review/title',
      '/steps/pay/timeout',
      '/title',
      '/steps/loadOrder/next/0/when',
    );
    fc.assert(
      fc.property(path, path, diceRun, (one, other, dice) => {
        const mine = [change(setField(refund, one, 'of-mine'))];
        const run = played(after(setField(refund, other, 'of-theirs')) as JsonObject, dice);
        const theirs = run.at(-1)?.after ?? after(setField(refund, other, 'of-theirs'));
        const { definition, changes, conflicts } = rebase(mine, refund, theirs);
        const all = JSON.stringify([definition, conflicts]);
        expect(all).toContain('of-mine');
        const again = changes.reduce((value, step) => made(value, step).definition, theirs);
        expect(canonicalJson(again)).toBe(canonicalJson(definition));
        if (JSON.stringify(theirs).includes('of-theirs')) expect(all).toContain('of-theirs');
      }),
      { numRuns: 60 },
    );
  });
});
