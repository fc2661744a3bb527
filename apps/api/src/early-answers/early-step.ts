import { AppError, type StepToCome } from '@fermata/contracts';
import type { Plan } from '@fermata/interpreter';
import { isObject, said, type JsonObject, type JsonValue } from '@fermata/model';
import {
  InstanceRepository,
  VersionRepository,
  type InstanceDetail,
  type TaskDetail,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';

/** What a manual step says before its task is there: how an answer is judged, and whom it names without expressions. */
export interface EarlyStep extends Pick<TaskDetail, 'form' | 'outputSchema' | 'outcomes'> {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly not: readonly string[];
}

/** The manual steps right after one that the viewer may answer early, as far as the plan tells. */
export function stepsToCome(plan: Plan, stepId: string, viewer: TaskViewer): readonly StepToCome[] {
  const targets = new Set((plan.steps[stepId]?.next ?? []).map(({ to }) => to));
  return [...targets].flatMap((to) => {
    const step = plan.steps[to];
    if (step === undefined || step.type !== 'manual' || step.forEach !== undefined) return [];
    if (!isNamed(stepOf(step as unknown as JsonObject), viewer)) return [];
    return [{ stepId: to, title: step.title ?? to }];
  });
}

/** Whether the step names the viewer, as far as it can be told; who may reassign every task need not be named. */
export function isNamed({ users, groups, not }: EarlyStep, viewer: TaskViewer): boolean {
  const isListed =
    users.some((user) => viewer.users.includes(user)) ||
    groups.some((group) => viewer.complete.includes(group));
  return !not.includes(viewer.userId) && (isListed || viewer.reassignsAll);
}

/** A step of an instance that has not ended, or `instance.unknown` (404), `instance.closed` (409), `step.unknown` (422). */
export async function earlyStep(tx: Transaction, instanceId: string, stepId: string): Promise<EarlyStep> {
  const instance = await knownInstance(tx, instanceId);
  if (instance.closedAt !== null) {
    const message = said`the instance has ended: ${{ status: instance.status }}`;
    throw new AppError('instance.closed', message, { status: 409 });
  }
  const plan = await new VersionRepository(tx).planOf(instance);
  const step = memberOf(memberOf(plan, 'steps'), stepId);
  if (step['type'] === 'manual') return stepOf(step);
  const message = said`"${{ step: stepId }}" is no manual step of this workflow`;
  throw new AppError('step.unknown', message, { status: 422 });
}

/** The instance, or `instance.unknown` (404). */
export async function knownInstance(tx: Transaction, id: string): Promise<InstanceDetail> {
  const instance = await new InstanceRepository(tx).get(id);
  if (instance !== undefined) return instance;
  throw new AppError('instance.unknown', said`There is no instance "${{ id }}"`, { status: 404 });
}

function stepOf(step: JsonObject): EarlyStep {
  const assign = memberOf(step, 'assign');
  const outcomes: readonly unknown[] = Array.isArray(step['outcomes']) ? step['outcomes'] : [];
  return {
    form: typeof step['form'] === 'string' ? step['form'] : null,
    outputSchema: step['outputSchema'] ?? null,
    outcomes: outcomes.filter((one): one is string => typeof one === 'string'),
    users: literals(assign['users']),
    groups: [...literals(assign['groups']), ...literals(assign['roles']).map((role) => `role:${role}`)],
    not: literals(assign['not']),
  };
}

/** The names in a template that stand there as they are. */
function literals(template: JsonValue | undefined): readonly string[] {
  if (!isObject(template)) return [];
  if (template['t'] === 'list' && Array.isArray(template['items']))
    return template['items'].flatMap(literals);
  return template['t'] === 'literal' ? names(template['value']) : [];
}

function names(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(names) : [];
}

function memberOf(value: JsonValue | undefined, name: string): JsonObject {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(member) ? (member as JsonObject) : {};
}
