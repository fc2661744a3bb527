import type { Plan } from '@fermata/interpreter';
import type { TestVerdict } from '../verdict/run-test.ts';
import { everyWay } from './choices.ts';
import { routeKey, routeOf } from './route.ts';
import { walk, type Walk } from './walk.ts';

/** How far an exploration goes. */
export interface Bound {
  /** Most visits of one step; 2 unless said. */
  readonly visits?: number;
  /** Most walks; 5,000 unless said. */
  readonly walks?: number;
}

/** All routes through a plan, to a bound. */
export interface Exploration {
  /** One walk for each route, the shorter ones first. */
  readonly walks: readonly Walk[];
  /** False where a bound cut something off. */
  readonly isWhole: boolean;
}

/**
 * Walks every route through a plan: conditions are chosen freely, work ends well or with an error that is caught,
 * people and events come or let the clock pass. Branches that run together are not interleaved.
 */
export function explore(plan: Plan, { visits = 2, walks = 5_000 }: Bound = {}): Exploration {
  const found = new Map<string, Walk>();
  let isCut = false;
  const isAll = everyWay((choose) => {
    const walked = walk(plan, choose, visits);
    isCut ||= walked.isCut;
    const key = routeKey(walked.route);
    if (!walked.isCut && !found.has(key)) found.set(key, walked);
  }, walks);
  const sorted = [...found.values()].toSorted((a, b) => a.told.length - b.told.length);
  return { walks: sorted, isWhole: isAll && !isCut };
}

/** The walks whose route no test has taken. */
export function uncovered({ walks }: Exploration, verdicts: readonly TestVerdict[]): readonly Walk[] {
  const taken = new Set(verdicts.map((verdict) => routeKey(routeOfTest(verdict))));
  return walks.filter(({ route }) => !taken.has(routeKey(route)));
}

/** The route that a test has taken. */
export function routeOfTest({ result, judged }: Pick<TestVerdict, 'result' | 'judged'>): readonly string[] {
  const changes = result.moments.flatMap((moment) =>
    moment.kind === 'occurrence' && moment.instance === '' ? moment.changes : [],
  );
  return routeOf(changes, judged);
}
