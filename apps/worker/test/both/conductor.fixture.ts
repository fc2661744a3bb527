import { randomUUID } from 'node:crypto';
import type { Delivery, PlanReference, StartInput } from '@fermata/contracts';
import {
  classOf,
  type Effect,
  type ErrorInfo,
  type Occurrence,
  type Plan,
  type StartChild,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { Moment } from '@fermata/simulator';
import { planHash } from '../../src/points/plan-cache.ts';
import type { Shell } from '../shell.fixture.ts';
import { operationOf } from './operations.fixture.ts';
import type { RecordingPoints } from './recording-points.fixture.ts';
import { realOf, type Scale } from './scale.fixture.ts';
import type { AttemptEnd, Stage } from './stage.fixture.ts';

type Happened = Extract<Moment, { readonly kind: 'occurrence' }>;

/** One instance that plays the part of a simulated one. */
interface Part {
  readonly id: string;
  readonly plan: Plan;
  /** What has been issued to the outside, by its work. */
  readonly issued: Map<string, Effect['type']>;
  /** Changes that the simulation has made so far. */
  expected: number;
}

/** What a performance needs. */
export interface Ground {
  readonly shell: Shell;
  readonly points: RecordingPoints;
  readonly stage: Stage;
  readonly scale: Scale;
  readonly plans: Readonly<Record<string, Plan>>;
}

/**
 * Plays a simulation on a real server: real workflows, activities, timers and messages, in the order in which the
 * simulation has them happen. Machines and people are told when; the clock runs by itself.
 */
export class Conductor {
  readonly parts = new Map<string, Part>();
  readonly #ground: Ground;
  /** When each event was really received. */
  readonly #received = new Map<string, string>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Starts the first instance. */
  async begin(plan: Plan, input: Omit<StartInput, 'plan'>): Promise<void> {
    await this.#start('', `both-${randomUUID()}`, plan, input);
  }

  /** Lets one thing happen, and waits until the instance has done what follows from it. */
  async play(moment: Moment): Promise<void> {
    if (moment.kind === 'event') {
      await this.#until(moment.at);
      this.#received.set(moment.id, new Date().toISOString());
      return;
    }
    const part = this.parts.get(moment.instance);
    if (moment.kind === 'attempt') {
      if (part !== undefined && !isTimeout(moment.error)) await this.#release(part, moment.work, moment);
      return;
    }
    await this.#perform(moment, part);
    await this.#settle(moment);
  }

  async #perform(moment: Happened, part: Part | undefined): Promise<void> {
    const { occurrence } = moment;
    if (occurrence.type !== 'timerFired') await this.#until(moment.at);
    if (occurrence.type === 'started') return moment.instance === '' ? undefined : this.#startChild(moment);
    if (part === undefined) throw new TypeError(`nobody plays ${moment.instance}`);
    switch (occurrence.type) {
      case 'timerFired':
      case 'taskCancelled':
        return undefined;
      case 'eventReceived':
        return this.#deliver(part, { type: 'event', event: this.#realEvent(part, occurrence) });
      case 'taskCompleted':
      case 'taskFailed':
        return this.#end(part, occurrence);
      default:
        return this.#ask(part, occurrence);
    }
  }

  /** Somebody claims a task, or an operator wants something. */
  async #ask(part: Part, occurrence: Occurrence): Promise<void> {
    const { orchestrator } = this.#ground.shell;
    if (occurrence.type !== 'taskStarted') {
      await orchestrator.operate(part.id, operationOf(occurrence));
      return;
    }
    const { work, by } = occurrence;
    await this.#offered(part, work);
    await orchestrator.claim(part.id, { claimId: randomUUID(), work, by });
  }

  async #end(
    part: Part,
    occurrence: Extract<Occurrence, { type: 'taskCompleted' | 'taskFailed' }>,
  ): Promise<void> {
    const { work } = occurrence;
    const issued = part.issued.get(work);
    if (issued === 'startChild') return this.#deliver(part, childEnd(occurrence));
    if (issued === 'offerTask' && occurrence.type === 'taskCompleted') {
      await this.#offered(part, work);
      const { output, by = 'somebody' } = occurrence;
      await this.#ground.shell.orchestrator.submit(part.id, { submissionId: randomUUID(), work, output, by });
      return;
    }
    if (occurrence.type === 'taskCompleted') return this.#release(part, work, occurrence);
    if (!isTimeout(occurrence.error)) await this.#release(part, work, occurrence);
  }

  async #release(
    part: Part,
    work: string,
    end: { readonly output: JsonValue } | { readonly error: ErrorInfo },
  ) {
    const step = part.plan.steps[work.split('#')[0] ?? ''];
    const classes = step?.type === 'task' ? step.classes : {};
    const told: AttemptEnd =
      'output' in end
        ? { output: end.output }
        : { error: end.error, class: classOf(end.error.code, classes) };
    const actor = await eventually(() => this.#ground.stage.waiting(part.id, work));
    actor.end(told);
  }

  async #deliver(part: Part, delivery: Delivery): Promise<void> {
    await this.#ground.shell.orchestrator.deliver(part.id, [delivery]);
  }

  #realEvent({ id }: Part, { event }: Extract<Occurrence, { type: 'eventReceived' }>): JsonValue {
    const receivedAt = this.#received.get(event.id) ?? new Date().toISOString();
    return { ...event, id: event.id.replace('simulated', id), receivedAt };
  }

  async #startChild({ instance: label, at }: Happened): Promise<void> {
    await this.#until(at);
    const cut = label.lastIndexOf('/');
    const [parentLabel, work] = [label.slice(0, Math.max(0, cut)), label.slice(cut + 1)];
    const parent = this.parts.get(parentLabel);
    if (parent === undefined) throw new TypeError(`nobody plays ${parentLabel}`);
    const effect = await eventually(() =>
      this.#effects(parent.id).find(
        (one): one is StartChild => one.type === 'startChild' && one.work === work,
      ),
    );
    const plan = this.#ground.plans[`${effect.workflow}@${effect.version}`];
    if (plan === undefined) throw new TypeError(`no plan of ${effect.workflow}`);
    await this.#start(label, `both-${randomUUID()}`, plan, {
      input: effect.input,
      trigger: { type: 'workflow', instanceId: parent.id, step: effect.stepId },
      startedBy: 'somebody',
      depth: effect.depth,
    });
  }

  async #start(label: string, id: string, plan: Plan, input: Omit<StartInput, 'plan'>): Promise<void> {
    const { points, shell } = this.#ground;
    const { name, version } = plan;
    const hash = planHash(plan as unknown as JsonValue);
    const reference: PlanReference = { projectId: 'default', name, version, hash };
    points.addPlan(reference, plan as unknown as JsonValue);
    points.addInstance(id);
    this.parts.set(label, { id, plan, issued: new Map(), expected: 0 });
    await shell.orchestrator.start({
      instanceId: id,
      input: { ...input, plan: reference },
      title: plan.title,
    });
  }

  /** The instance has taken as many changes as the simulated one. */
  async #settle({ instance, at, changes, effects }: Happened): Promise<void> {
    const part = this.parts.get(instance);
    if (part === undefined) return;
    for (const effect of effects) if (isWork(effect)) part.issued.set(effect.work, effect.type);
    part.expected += changes.length;
    const { points } = this.#ground;
    const hasAll = () => (points.changesOf(part.id).length >= part.expected ? true : undefined);
    await eventually(hasAll, Math.max(Date.now(), realOf(at, this.#ground.scale)));
  }

  #offered(part: Part, work: string): Promise<true> {
    const isOffered = () =>
      this.#effects(part.id).some((one) => one.type === 'offerTask' && one.work === work);
    return eventually(() => (isOffered() ? true : undefined));
  }

  #effects(id: string): readonly Effect[] {
    return this.#ground.points.instance(id)?.effects ?? [];
  }

  async #until(at: number): Promise<void> {
    const left = realOf(at, this.#ground.scale) - Date.now();
    if (left > 0) await pause(left);
  }
}

function childEnd(occurrence: Extract<Occurrence, { type: 'taskCompleted' | 'taskFailed' }>): Delivery {
  const { work } = occurrence;
  if (occurrence.type === 'taskCompleted') return { type: 'completed', work, output: occurrence.output };
  return { type: 'failed', work, error: occurrence.error as unknown as JsonValue };
}

type Work = Extract<Effect, { type: 'dispatchTask' | 'offerTask' | 'startChild' }>;

function isWork(effect: Effect): effect is Work {
  return effect.type === 'dispatchTask' || effect.type === 'offerTask' || effect.type === 'startChild';
}

function isTimeout({ code }: ErrorInfo): boolean {
  return code === 'timeout' || code.startsWith('timeout.');
}

/** Longest wait for one thing of a performance: then the traces differ, and the comparison says where. */
const PATIENCE_MS = 15_000;

/** Nothing came in all that time. */
export class Stalled extends Error {}

async function eventually<T>(look: () => T | undefined, from = Date.now()): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() - from > PATIENCE_MS) throw new Stalled('nothing came');
    await pause(10);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
