import type { PlanReference } from '@fermata/contracts';
import { compile, type Plan, type References } from '@fermata/interpreter';
import type { JsonValue, WorkflowDefinition } from '@fermata/model';
import { planHash } from '../src/points/plan-cache.ts';

/** A published plan with the reference that an instance is started on. */
export interface Published {
  readonly reference: PlanReference;
  readonly plan: Plan;
}

/** Implementations that the specs know, by task name. */
const tasks = [
  'test.echo',
  'test.add',
  'test.fail',
  'test.flaky',
  'test.slow',
  'test.deaf',
  'test.counted',
  'test.large',
  'test.limited',
  'test.missing',
  'test.elsewhere',
  'http.request',
];

/** Compiles a definition as publish would; a problem is a mistake of the spec. */
export function publish(body: object, version = 1): Published {
  const name = 'spec';
  const references: References = {
    self: { name, version },
    tasks: Object.fromEntries(tasks.map((task) => [task, taskReference(task)])),
    forms: {},
    events: {
      'spec.done': { name: 'spec.done', version: 1 },
      'spec.told': { name: 'spec.told', version: 1 },
    },
  };
  const definition = { kind: 'workflow', name, title: 'Spec', ...body } as unknown as WorkflowDefinition;
  const { plan, problems } = compile(definition, references);
  if (plan === undefined)
    throw new TypeError(`the definition of the spec is wrong: ${JSON.stringify(problems)}`);
  const hash = planHash(plan as unknown as JsonValue);
  return { plan, reference: { projectId: 'default', name, version, hash } };
}

function taskReference(name: string): References['tasks'][string] {
  const queue = name === 'test.elsewhere' ? { queue: 'spec-elsewhere' } : {};
  const defaults = name === 'test.slow' ? { defaults: { heartbeat: 'PT1S' } } : {};
  return { name, version: 1, implementation: name, ...queue, ...defaults };
}

/** Ten automated steps in a row, each adding one. */
export function tenSteps(): object {
  const steps: Record<string, object> = {};
  for (let n = 1; n <= 10; n += 1)
    steps[`s${n}`] = {
      type: 'task',
      task: 'test.add',
      with: { value: n === 1 ? '${ input.value }' : `\${ steps.s${n - 1}.output.value }` },
      next: [{ to: n === 10 ? 'done' : `s${n + 1}` }],
    };
  return {
    start: 's1',
    steps: { ...steps, done: { type: 'end', output: { value: '${ steps.s10.output.value }' } } },
  };
}
