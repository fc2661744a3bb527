import type { Plan, Started, Trigger } from '@fermata/interpreter';
import type { JsonValue, TestDefinition } from '@fermata/model';
import { differences } from '../expectation.ts';
import type { Judged } from '../covering/watch.ts';
import { watch } from '../covering/watch.ts';
import { DEFAULT_START, eventOf, simulate } from '../simulate.ts';
import type { SimulationResult } from '../result.ts';

/** What a test needs: the plan of its workflow, and those of the children that shall really run. */
export interface TestGround {
  readonly plan: Plan;
  /** As `name@version`. */
  readonly plans?: Readonly<Record<string, Plan>>;
  /** The input that the workflow's trigger makes of the starting event. */
  readonly inputOf?: (trigger: Trigger) => JsonValue | undefined;
  /** Most things that may happen, as of `simulate`; a test that meets the bound has not passed. */
  readonly most?: number;
}

/** The verdict on one test. */
export interface TestVerdict {
  readonly test: string;
  readonly title: string;
  readonly workflow: string;
  readonly isPassed: boolean;
  /** What differs from what was expected, in plain sentences. */
  readonly differences: readonly string[];
  readonly result: SimulationResult;
  /** The decisions that were judged, for the coverage. */
  readonly judged: readonly Judged[];
}

/** Runs a test definition in its scripted world, watching its decisions. */
export function runTest(test: TestDefinition, ground: TestGround): TestVerdict {
  const watched = watch(ground.plan);
  const start = startOf(test);
  const input = test.start?.input ?? ground.inputOf?.(start.trigger) ?? {};
  const result = simulate({
    plan: watched.plan,
    input,
    start,
    ...(ground.plans === undefined ? {} : { plans: ground.plans }),
    ...(ground.most === undefined ? {} : { most: ground.most }),
    ...(test.world === undefined ? {} : { world: test.world }),
    ...(test.seed === undefined ? {} : { seed: test.seed }),
    evaluatorFor: (plan) => (plan === watched.plan ? watched.evaluator : undefined),
  });
  const found = [...differences(test.expect, result), ...cutOf(result)];
  return {
    test: test.name,
    title: test.title ?? test.name,
    workflow: ground.plan.name,
    isPassed: found.length === 0,
    differences: found,
    result,
    judged: watched.judged,
  };
}

/** A run that was ended by its bound is never a passed one. */
function cutOf({ isCut, path }: SimulationResult): readonly string[] {
  return isCut === true ? [`it was ended after ${path.length} visits, with no end in sight`] : [];
}

type Start = Partial<Omit<Started, 'type' | 'input'>> & { readonly trigger: Trigger; readonly at: number };

/** How a test starts its instance; a moment that is none is the default one. */
export function startOf({ start = {} }: Pick<TestDefinition, 'start'>): Start {
  const { by, businessKey, event } = start;
  const given = start.at === undefined ? Number.NaN : Date.parse(start.at);
  const at = Number.isNaN(given) ? DEFAULT_START : given;
  const received = event === undefined ? undefined : eventOf(event, 0, at);
  return {
    at,
    trigger: received === undefined ? { type: 'manual' } : { type: 'event', event: received },
    ...starter(by, received?.source),
    ...(businessKey === undefined ? {} : { businessKey }),
  };
}

function starter(by: string | undefined, source: string | undefined): { readonly startedBy?: string } {
  if (by !== undefined) return { startedBy: by };
  return source === undefined ? {} : { startedBy: `event:${source}` };
}
