import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { diceRun, made, played } from './operations.fixture.ts';
import { createHistory, push, redo, undo, type History } from '../change/history.ts';

const workflows = examplesOf('workflow').map(({ value }) => value);
const aWorkflow = fc.constantFrom(...workflows);

describe('every operation on every example', () => {
  it('reads all examples', () => {
    expect(workflows.length).toBeGreaterThan(60);
  });

  it('is taken back exactly by its inverse, the order of keys too', () => {
    fc.assert(
      fc.property(aWorkflow, diceRun, (workflow, dice) => {
        let before: JsonObject = workflow;
        for (const { inverse, after } of played(workflow, dice)) {
          const back = made(after, inverse);
          expect(JSON.stringify(back.definition)).toBe(JSON.stringify(before));
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(aWorkflow, diceRun, (workflow, dice) => {
        const before = canonicalJson(workflow);
        played(workflow, dice);
        expect(canonicalJson(workflow)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('undone wholly gives the beginning, redone wholly the end', () => {
    fc.assert(
      fc.property(aWorkflow, diceRun, (workflow, dice) => {
        const run = played(workflow, dice);
        let history: History = run.reduce(
          (one, { change, inverse }, at) => push(one, change, inverse, at * 10),
          createHistory(),
        );
        let current = run.at(-1)?.after ?? workflow;
        for (let step = undo(history); step !== undefined; step = undo(history)) {
          current = made(current, step.change).definition;
          history = step.history;
        }
        expect(canonicalJson(current)).toBe(canonicalJson(workflow));
        for (let step = redo(history); step !== undefined; step = redo(history)) {
          current = made(current, step.change).definition;
          history = step.history;
        }
        expect(canonicalJson(current)).toBe(canonicalJson(run.at(-1)?.after ?? workflow));
      }),
      { numRuns: 60 },
    );
  });
});
