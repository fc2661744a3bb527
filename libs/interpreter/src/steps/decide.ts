import { decide } from '../decision/decide.ts';
import { ok, type Result } from '../expression/result.ts';
import type { JsonValue } from '@fermata/model';
import type { PlanDecide } from '../plan/steps.ts';
import { instant, type Begun, type Sight, type StepKind } from './kind.ts';
import { completed, failedWith } from './outcome.ts';

/**
 * Decides by a decision table, whose input is `with`, or by plain conditions: the output of the first case that holds,
 * else null. A table that does not decide is an error of the step.
 */
export const decideStep: StepKind<PlanDecide> = Object.freeze({
  ...instant,
  prepare(sight, step) {
    const input = step.with === undefined ? firstCase(sight, step) : sight.read.value(step.with);
    return input.ok ? ok({ input: input.value }) : input;
  },
  enter(sight, step, visit) {
    if (step.decision === undefined) return completed(visit.prepared.input);
    const output = byTable(sight, step.decision, visit);
    return output.ok ? completed(output.value) : failedWith(output.error);
  },
} satisfies StepKind<PlanDecide>);

function firstCase({ read }: Sight, step: PlanDecide): Result<JsonValue> {
  for (const { when, output } of step.cases) {
    const holds = when === undefined ? ok(true) : read.condition(when);
    if (!holds.ok) return holds;
    if (holds.value) return read.value(output);
  }
  return ok(null);
}

/** A table sees its input and the time, nothing of the instance. */
function byTable({ plan, read }: Sight, decision: string, visit: Begun): Result<JsonValue> {
  const table = plan.decisions?.[decision];
  if (table === undefined) throw new TypeError(`the plan has no decision ${decision}`);
  return decide(table, read.over({ input: visit.prepared.input, now: read.scope['now'] ?? null }));
}
