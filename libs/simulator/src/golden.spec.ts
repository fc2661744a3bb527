import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compile } from '@fermata/interpreter';
import { readExamples, referencesOf, scenarios, workflowNames, type Scenario } from './examples.fixture.ts';
import { differences, simulate } from './index.ts';
import { SCENES } from './scenes.fixture.ts';

const examples = readExamples();
const all = scenarios(examples, SCENES);

function play({ workflow, test }: Scenario) {
  const { plan, problems } = compile(workflow, referencesOf(examples, workflow.name));
  if (plan === undefined) throw new Error(JSON.stringify(problems, null, 2));
  const { by, businessKey, input = {} } = test.start ?? {};
  const start = {
    ...(by === undefined ? {} : { startedBy: by }),
    ...(businessKey === undefined ? {} : { businessKey }),
  };
  return simulate({ plan, input, start, ...(test.world === undefined ? {} : { world: test.world }) });
}

describe('examples', () => {
  it('all have a scripted world', () => {
    const played = new Set(all.map(({ workflow }) => workflow.name));
    expect(workflowNames(examples).filter((name) => !played.has(name))).toEqual([]);
  });

  it.each(all.map((scenario) => [scenario.name, scenario] as const))(
    '%s meets what its test expects',
    (_, scenario) => {
      expect(differences(scenario.test.expect, play(scenario))).toEqual([]);
    },
  );

  it.each(all.map((scenario) => [scenario.name, scenario] as const))(
    '%s leaves its golden trace',
    (_, scenario) => {
      const golden = existsSync(scenario.golden) ? readFileSync(scenario.golden, 'utf8') : 'no golden file';
      expect(`${play(scenario).trace.join('\n')}\n`).toBe(golden);
    },
  );
});
