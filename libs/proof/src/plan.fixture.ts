import { compile, type Plan } from '@fermata/interpreter';
import type { Step, WorkflowDefinition } from '@fermata/model';

/** What a step of a spec says: without a type it is a task. */
export type Sketch = { readonly type?: Step['type']; readonly next?: readonly unknown[] } & Readonly<
  Record<string, unknown>
>;

/** A definition from sketches: `next` may be step ids, each of which always holds. */
export function definitionOf(
  sketches: Readonly<Record<string, Sketch>>,
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  const steps = Object.entries(sketches).map(([id, sketch]) => {
    const { next, type = 'task', ...rest } = sketch;
    const work = type === 'task' ? { task: 'work' } : {};
    const ways = next?.map((one) => (typeof one === 'string' ? { to: one } : one));
    return [id, { type, ...work, ...(ways === undefined ? {} : { next: ways }), ...rest }];
  });
  const start = Object.keys(sketches)[0] ?? '';
  return { kind: 'workflow', name: 'sample', start, steps: Object.fromEntries(steps) as never, ...more };
}

/** The plan of a definition; every error is a failure of the spec. */
export function planOf(
  sketches: Readonly<Record<string, Sketch>>,
  more: Partial<WorkflowDefinition> = {},
): Plan {
  const { plan, problems } = compile(definitionOf(sketches, more), {
    self: { name: 'sample', version: 1 },
    tasks: { work: { name: 'work', version: 1, implementation: 'demo.work' } },
    forms: {},
    events: {},
  } as never);
  if (plan === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return plan;
}

/** A transition under a condition that nobody looks at. */
export function when(to: string): { readonly when: string; readonly to: string } {
  return { when: 'input.yes', to };
}
