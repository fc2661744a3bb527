import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { compile, describe as describeInstance, planAt } from '../index.ts';
import { planOf, problemsOf, REFERENCES, Script, workflow } from '../script.fixture.ts';

const child = (more: object = {}): Step => ({ type: 'workflow', workflow: 'other@>=2', ...more }) as Step;
const end = (output: unknown): Step => ({ type: 'end', output }) as Step;

describe('a step that starts another workflow (rules S1, S2)', () => {
  it('starts the version that publish pinned, with its input, one level below', () => {
    const plan = planOf({ a: child({ with: { n: '${ input.n }' }, title: 'Sub', priority: 2 }) });
    const script = new Script(plan, { n: 1 });
    expect(script.effects).toEqual([
      {
        type: 'startChild',
        key: 'start:a#1',
        work: 'a#1',
        stepId: 'a',
        title: 'Sub',
        workflow: 'other',
        version: 4,
        input: { n: 1 },
        mode: 'wait',
        idempotencyKey: 'i/a#1',
        depth: 1,
        priority: 2,
      },
    ]);
    expect(describeInstance(plan, script.state).waiting).toMatchObject([{ for: 'child', detail: 'other@4' }]);
  });

  it('takes its own name without a version as this very version, and its name with one as another', () => {
    const references = {
      ...REFERENCES,
      self: { name: 'sample', version: 9 },
      workflows: { ...REFERENCES.workflows, 'sample@2': { name: 'sample', version: 2 } },
    };
    const versionOf = (name: string) => {
      const { plan } = compile(workflow({ a: child({ workflow: name }) }), references);
      return plan?.steps.a?.type === 'workflow' ? plan.steps.a.version : undefined;
    };
    expect([versionOf('sample'), versionOf('sample@2')]).toEqual([9, 2]);
    const { plan } = compile(
      workflow({ a: child({ workflow: 'sample', next: [{ to: 'b' }] }), b: child() }),
      references,
    );
    const steps = plan === undefined ? {} : planAt(plan, 12).steps;
    expect(steps).toMatchObject({ a: { version: 12 }, b: { version: 4 } });
  });

  it('outputs what the child has put out', () => {
    const script = new Script(planOf({ a: child({ next: [{ to: 'z' }] }), z: end('${ steps.a.output }') }));
    expect(script.done('a#1', { n: 2 })).toEqual(['close completed']);
    expect(script.state.closed?.output).toEqual({ n: 2 });
  });

  it.each([
    'workflow.failed',
    'workflow.cancelled',
    'workflow.terminated',
    'workflow.timeout',
    'schema.mismatch',
  ])('fails as %s with the error of the child as its cause', (code) => {
    const caught = { on: [code], to: 'z' };
    const script = new Script(
      planOf({ a: child({ catch: [caught] }), z: end('${ steps.a.error.cause.code }') }),
    );
    const error = { code, message: 'm', cause: { code: 'http.503', message: 'down' } };
    script.take({ type: 'taskFailed', at: 0, work: 'a#1', error });
    expect(script.state.closed?.output).toBe('http.503');
  });

  it('detached ends when the child has been started: its output is the id of the instance', () => {
    const script = new Script(
      planOf({ a: child({ mode: 'detach', next: [{ to: 'z' }] }), z: end('${ steps.a.output }') }),
    );
    expect(script.effects).toMatchObject([{ mode: 'detach' }]);
    script.done('a#1', 'i-2');
    expect(script.state.closed?.output).toBe('i-2');
  });

  it('with a key starts once: the key is text, evaluated once', () => {
    const script = new Script(planOf({ a: child({ key: '${ input.n }' }) }), { n: 5 });
    expect(script.effects).toMatchObject([{ startKey: '5' }]);
    expect(
      new Script(planOf({ a: child({ key: '${ input.n }' }) }), { n: null }).state.closed?.error?.code,
    ).toBe('expression.failed');
  });

  it('lies 32 deep at most: then workflow.depth, which only an explicit `on` catches', () => {
    const at = (depth: number, on?: readonly string[]) => {
      const entry = { ...(on === undefined ? {} : { on }), to: 'z' };
      return new Script(planOf({ a: child({ catch: [entry] }), z: end('caught') }), {}, { depth });
    };
    expect(at(31).effects).toMatchObject([{ type: 'startChild', depth: 32 }]);
    expect(at(32).state.closed?.error?.code).toBe('workflow.depth');
    expect(at(32, ['workflow.depth']).state.closed?.output).toBe('caught');
  });

  it('withdrawn cancels the child, and waits for its end where a handler follows (rules T8, E6)', () => {
    const steps = { a: child(), h: { type: 'task', task: 'work' } as Step };
    const script = new Script(planOf(steps, { onCancel: { to: 'h' } }));
    expect(script.verb('cancelRequested')).toEqual(['cancelChild a#1', 'startTimer @drain 30000']);
    expect(describeInstance(script.interpreter.plan, script.state).status).toBe('running');
    expect(script.fail('a#1', 'workflow.cancelled')).toEqual(['cancelTimer @drain', 'dispatchTask h#1']);
    expect(script.state.flight).toBe(1);
  });

  it('closes at once with its instance where nothing follows', () => {
    const script = new Script(planOf({ a: child() }));
    expect(script.verb('cancelRequested')).toEqual(['cancelChild a#1', 'close cancelled']);
  });

  it('takes a timeout of the whole visit and cancels the child then', () => {
    const script = new Script(
      planOf({ a: child({ timeout: 'PT1H', catch: [{ on: ['timeout'], to: 'z' }] }), z: end('late') }),
    );
    expect(script.fire('a#1/timeout')).toEqual(['cancelChild a#1', 'close completed']);
  });

  it('starts the next child on an operator’s retry, with the same key', () => {
    const script = new Script(planOf({ a: child({ catch: [{ then: 'hold' }] }) }));
    script.fail('a#1', 'workflow.failed');
    expect(script.retry('a#1')).toEqual(['startChild a#1.1']);
    expect(script.effects).toMatchObject([{ idempotencyKey: 'i/a#1' }]);
  });

  it('names an unknown workflow with the nearest one', () => {
    expect(problemsOf(workflow({ a: child({ workflow: 'samle' }) }))).toEqual([
      'reference.unknown /steps/a/workflow',
    ]);
    expect(problemsOf(workflow({ a: child({ mode: 'both' }) }))).toEqual(['schema.mismatch /steps/a/mode']);
  });
});
