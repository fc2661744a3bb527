import { evaluateTemplate } from '@fermata/expressions';
import type { Plan, PlanStep } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';

/** An answer that counts: who gave it at which step. */
export interface GivenAnswer {
  readonly stepId: string;
  readonly person: string;
}

/** What is known of an instance from outside. */
export interface KnownInstance {
  readonly input: JsonValue;
  readonly startedBy: string;
  readonly businessKey: string | null;
  readonly answers: readonly GivenAnswer[];
}

/**
 * The steps of a plan that a person may not do in this instance, whether their tasks are there yet or not: kept apart
 * from what the person has answered, said by either step, or shut out by a `not` that can be read from outside.
 */
export function apartSteps(plan: Plan, known: KnownInstance, person: string): ReadonlySet<string> {
  const done = new Set(known.answers.filter((one) => one.person === person).map(({ stepId }) => stepId));
  const said = [...done].flatMap((id) => keptFrom(plan.steps[id]));
  const isApart = (step: PlanStep): boolean =>
    step.type === 'manual' &&
    (said.includes(step.id) ||
      keptFrom(step).some((id) => done.has(id)) ||
      shutOut(plan, step, known).includes(person));
  return new Set(
    Object.values(plan.steps)
      .filter(isApart)
      .map(({ id }) => id),
  );
}

function keptFrom(step: PlanStep | undefined): readonly string[] {
  return step?.type === 'manual' ? (step.assign.separateFrom ?? []) : [];
}

/** Names in `not`, as far as input, start and answers tell; what reads more than that is judged by the instance. */
function shutOut(
  plan: Plan,
  step: PlanStep & { readonly type: 'manual' },
  known: KnownInstance,
): readonly string[] {
  const { input, startedBy, businessKey, answers } = known;
  const steps = Object.fromEntries(
    Object.keys(plan.steps).map((id) => [
      id,
      { by: answers.filter(({ stepId }) => stepId === id).map(({ person }) => person) },
    ]),
  );
  const names = evaluateTemplate(step.assign.not, { input, instance: { startedBy, businessKey }, steps });
  return names.ok ? [names.value].flat(8).filter((name) => typeof name === 'string') : [];
}
