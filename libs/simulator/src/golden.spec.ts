import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compile, type Plan } from '@fermata/interpreter';
import type { TestDefinition, WorkflowDefinition } from '@fermata/model';
import { readExamples, referencesOf, scenarios, workflowNames, type Scenario } from './examples.fixture.ts';
import { runTest } from './index.ts';

const examples = readExamples();
const all = scenarios(examples);

function planOf(workflow: WorkflowDefinition): Plan {
  const { plan, problems } = compile(workflow, referencesOf(examples, workflow.name));
  if (plan === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return plan;
}

/** Children run by their own plans. */
function childrenOf(test: TestDefinition): Readonly<Record<string, Plan>> {
  const names = Object.keys(test.world?.workflows ?? {});
  const found = all.filter(({ workflow }) => names.includes(workflow.name));
  return Object.fromEntries(found.map(({ workflow }) => [`${workflow.name}@1`, planOf(workflow)]));
}

const play = ({ workflow, test }: Scenario) =>
  runTest(test, { plan: planOf(workflow), plans: childrenOf(test) });

describe('examples', () => {
  it('all have a test', () => {
    const played = new Set(all.map(({ workflow }) => workflow.name));
    expect(workflowNames(examples).filter((name) => !played.has(name))).toEqual([]);
  });

  it.each(all.map((scenario) => [scenario.name, scenario] as const))(
    '%s meets what its test expects',
    (_, scenario) => {
      expect(play(scenario).differences).toEqual([]);
    },
  );

  it.each(all.map((scenario) => [scenario.name, scenario] as const))(
    '%s leaves its golden trace',
    (_, scenario) => {
      const golden = existsSync(scenario.golden) ? readFileSync(scenario.golden, 'utf8') : 'no golden file';
      expect(`${play(scenario).result.trace.join('\n')}\n`).toBe(golden);
    },
  );
});
