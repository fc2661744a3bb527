import { createEvaluator, type Evaluator, type Plan, type PlanStep, type Result } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { matchesOn } from '@fermata/interpreter';
import type { Judged } from '../covering/watch.ts';
import { markPlaces, type Place } from '../covering/places.ts';
import type { Choose } from './choices.ts';

/** A plan of which every condition is chosen freely; what else it evaluates holds as far as it can. */
export interface Stubbed {
  readonly plan: Plan;
  readonly evaluator: Evaluator;
  readonly judged: Judged[];
}

/** Makes the conditions of a plan free: data is ignored, as in the proof (rule P1). */
export function stub(plan: Plan, choose: Choose, bound: number): Stubbed {
  const marked = markPlaces(plan);
  const base = createEvaluator();
  const judged: Judged[] = [];
  const roles = rolesOf(marked.plan);
  const open = new Set<string>();
  const taken = new Map<string, number>();
  const judge = (place: Place): boolean => {
    const step = marked.plan.steps[place.step];
    const holds =
      place.source === undefined ||
      isForced(step, place, open) ||
      (mayTake(taken, place, bound) && choose(2) === 0);
    if (place.kind === 'transition') remember(open, place, holds);
    judged.push({ place, holds });
    return holds;
  };
  const evaluator: Evaluator = {
    template(template, scope) {
      const result = base.template(template, scope);
      return result.ok && fits(result.value, roles.get(template)) ? result : stand(roles.get(template));
    },
    expression(source, scope) {
      const place = marked.places.get(source);
      if (place !== undefined) return { ok: true, value: judge(place) };
      const result = base.expression(source, scope);
      return result.ok ? result : { ok: true, value: true };
    },
  };
  return { plan: marked.plan, evaluator, judged };
}

/** A condition is chosen to hold a little more often than the bound: loops of pure steps end within one advance. */
function mayTake(taken: Map<string, number>, { path }: Place, bound: number): boolean {
  const count = (taken.get(path) ?? 0) + 1;
  taken.set(path, count);
  return count <= bound + 1;
}

/** The last way of a step must be open where none before was, unless the step catches that none is. */
function isForced(step: PlanStep | undefined, place: Place, open: ReadonlySet<string>): boolean {
  if (step === undefined || place.kind !== 'transition') return false;
  const isLast = place.path.endsWith(`/next/${step.next.length - 1}`);
  const isCaught = step.catch.some(({ on }) => matchesOn(on, 'next.none'));
  return isLast && !open.has(place.step) && !isCaught;
}

function remember(open: Set<string>, { path, step }: Place, holds: boolean): void {
  if (path.endsWith('/next/0')) open.delete(step);
  if (holds) open.add(step);
}

type Role = 'duration' | 'moment' | 'people' | 'list' | 'count' | 'any';

const ROLES: Readonly<Record<string, Role>> = Object.freeze({
  timeout: 'duration',
  after: 'duration',
  until: 'moment',
  users: 'people',
  groups: 'people',
  items: 'list',
  copies: 'count',
});

/** What each template of a plan must yield. */
function rolesOf(plan: Plan): ReadonlyMap<unknown, Role> {
  const roles = new Map<unknown, Role>();
  const open: (readonly [string, unknown])[] = [['', plan]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    if ('t' in value) roles.set(value, ROLES[name] ?? 'any');
    else open.push(...Object.entries(value));
  }
  return roles;
}

function fits(value: JsonValue, role: Role = 'any'): boolean {
  if (role === 'any' || role === 'people') return true;
  if (role === 'list') return Array.isArray(value);
  return typeof value === (role === 'count' ? 'number' : 'string');
}

const STANDINS: Readonly<Record<Role, JsonValue>> = Object.freeze({
  duration: 'PT1H',
  moment: '2030-01-01T00:00:00Z',
  people: ['somebody'],
  list: [1, 2],
  count: 1,
  any: null,
});

function stand(role: Role = 'any'): Result<JsonValue> {
  return { ok: true, value: STANDINS[role] };
}
