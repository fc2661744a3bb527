import {
  temporalNames,
  type LoadedPlan,
  type LoadPlanRequest,
  type PointAnswer,
  type PointRequest,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { scheduleLocalActivity, sleep, type LocalActivityOptions } from '@temporalio/workflow';

/** Retried for ever: the database may be away for minutes, and long waits become timers so that messages get through. */
const patient = Object.freeze({
  startToCloseTimeout: 10_000,
  localRetryThreshold: 2_000,
  retry: Object.freeze({ initialInterval: 100, backoffCoefficient: 2, maximumInterval: 15_000 }),
} satisfies LocalActivityOptions);

/** After a refusal that no retry may heal, the same point is tried again this much later. */
const refusedAgainMs = 15_000;

/** The plan of that hash; rejects with a permanent failure such as `plan.missing`. */
export async function loadPlan(request: LoadPlanRequest): Promise<JsonValue> {
  const loaded = await scheduleLocalActivity<LoadedPlan>(temporalNames.loadPlan, [request], patient);
  return loaded.plan;
}

/** The durable points of one run: in order, one at a time, those that wait put together. */
export interface Points {
  add(effect: JsonValue): void;
  /** Asks for a point even without an effect, to make gathered changes durable. */
  demand(): void;
  /** Sends what waits, unless a point is on its way. */
  flush(): void;
  /** Nothing waits and nothing is on its way. */
  isIdle(): boolean;
}

/**
 * @param compose the request around the effects, made at the moment it is sent
 * @param answered told what a point has found otherwise than it was said, before the point counts as arrived
 */
export function createPoints(
  compose: (effects: readonly JsonValue[]) => PointRequest,
  answered: (answer: PointAnswer) => void,
): Points {
  let waiting: JsonValue[] = [];
  let demanded = false;
  let isOnItsWay = false;

  const flush = () => {
    if (isOnItsWay || (waiting.length === 0 && !demanded)) return;
    const request = compose(waiting);
    waiting = [];
    demanded = false;
    isOnItsWay = true;
    const arrived = (answer: PointAnswer | undefined) => {
      if (answer !== undefined) answered(answer);
      isOnItsWay = false;
      flush();
    };
    void record(request).then(arrived);
  };

  return {
    add: (effect) => void waiting.push(effect),
    demand: () => void (demanded = true),
    flush,
    isIdle: () => waiting.length === 0 && !demanded && !isOnItsWay,
  };
}

/** Histories of before answered nothing: there a point could not refuse. */
async function record(request: PointRequest): Promise<PointAnswer | undefined> {
  try {
    const answer = await scheduleLocalActivity<PointAnswer | null | undefined>(
      temporalNames.recordPoint,
      [request],
      patient,
    );
    return answer ?? undefined;
  } catch {
    await sleep(refusedAgainMs, { summary: 'durable point refused' });
    return record(request);
  }
}
