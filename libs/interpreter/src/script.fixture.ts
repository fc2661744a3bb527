import type { JsonObject, JsonValue, Step, WorkflowDefinition } from '@fermata/model';
import {
  compile,
  createInterpreter,
  judgeOccurrence,
  type Effect,
  type Interpreter,
  type Occurrence,
  type Plan,
  type References,
  type State,
  type VisitChange,
} from './index.ts';

/** What the definitions of these specs refer to. */
export const REFERENCES: References = {
  self: { name: 'sample', version: 1 },
  tasks: {
    work: { name: 'work', version: 1, implementation: 'demo.work' },
    declared: {
      name: 'declared',
      version: 3,
      implementation: 'demo.declared',
      queue: 'special',
      connection: 'shop',
      defaults: { timeout: 'PT5S', retry: { attempts: 7 }, heartbeat: 'PT2S', short: true, priority: 2 },
      errors: [{ code: 'card.declined', class: 'business' }],
    },
  },
  forms: { review: { name: 'review', version: 4, outcomes: ['approve', 'reject'] } },
  events: {
    'order.done': { name: 'order.done', version: 1, type: 'shop.order.done' },
    'order.any': { name: 'order.any', version: 1, type: 'shop.order.*' },
  },
  workflows: { 'other@>=2': { name: 'other', version: 4 } },
};

type Steps = Readonly<Record<string, Step>>;

/** A workflow that begins at its first step. */
export function workflow(steps: Steps, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return { kind: 'workflow', name: 'sample', start: Object.keys(steps)[0] ?? '', steps, ...more };
}

/** Its plan; every error is a failure of the spec. */
export function planOf(steps: Steps, more: Partial<WorkflowDefinition> = {}): Plan {
  const { plan, problems } = compile(workflow(steps, more), REFERENCES);
  if (plan === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return plan;
}

/** The codes and places of what is wrong with a definition. */
export function problemsOf(definition: unknown): readonly string[] {
  const { problems } = compile(definition as WorkflowDefinition, REFERENCES);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

/** Drives one instance by hand and writes down what it asks for. */
export class Script {
  readonly interpreter: Interpreter;
  state!: State;
  effects: readonly Effect[] = [];
  changes: VisitChange[] = [];
  at = 0;

  constructor(
    plan: Plan,
    input: JsonValue = {},
    more: Partial<Extract<Occurrence, { type: 'started' }>> = {},
  ) {
    this.interpreter = createInterpreter(plan);
    const started: Occurrence = {
      type: 'started',
      at: 0,
      instanceId: 'i',
      input,
      trigger: { type: 'manual' },
      startedBy: 'ada',
      ...more,
    };
    this.take(started);
  }

  /** Takes an occurrence, after a round trip of the state through JSON; gives what it asked for. */
  take(occurrence: Occurrence): readonly string[] {
    const before = this.state === undefined ? undefined : (JSON.parse(JSON.stringify(this.state)) as State);
    const { state, effects, changes } = this.interpreter.advance(before, occurrence);
    this.state = state;
    this.effects = effects;
    this.changes.push(...changes);
    return effects.map(told);
  }

  done(work: string, output: JsonValue = null, by?: string): readonly string[] {
    return this.take({
      type: 'taskCompleted',
      at: this.at,
      work,
      output,
      ...(by === undefined ? {} : { by }),
    });
  }

  fail(work: string, code: string, data?: JsonValue): readonly string[] {
    const error = { code, message: `it was ${code}`, ...(data === undefined ? {} : { data }) };
    return this.take({ type: 'taskFailed', at: this.at, work, error });
  }

  fire(timer: string, at = this.state.timers[timer]?.dueAt ?? this.at): readonly string[] {
    this.at = at;
    return this.take({ type: 'timerFired', at, timer });
  }

  cancelled(work: string): readonly string[] {
    return this.take({ type: 'taskCancelled', at: this.at, work });
  }

  verb(type: 'cancelRequested' | 'terminateRequested', reason = 'because'): readonly string[] {
    return this.take({ type, at: this.at, verb: { ...this.#nextVerb, reason } });
  }

  retry(visit: string): readonly string[] {
    return this.take({
      type: 'retryRequested',
      at: this.at,
      visit,
      verb: { ...this.#nextVerb, reason: 'again' },
    });
  }

  /** Every verb has an id of its own. */
  get #nextVerb() {
    return { id: `v${this.state.verbs?.length ?? 0}`, actor: 'root' };
  }

  judge(occurrence: Occurrence) {
    return judgeOccurrence(this.interpreter.plan, this.state, occurrence);
  }

  /** Visits in the order in which they settled. */
  get settled(): readonly string[] {
    return this.changes
      .filter(({ status }) => status !== 'open' && status !== 'held')
      .map(({ visit, status }) => `${visit} ${status}`);
  }

  get open(): readonly string[] {
    return Object.keys(this.state.visits);
  }

  get vars(): JsonObject {
    return this.state.vars;
  }
}

function toldClose({ status, error }: Extract<Effect, { readonly type: 'close' }>): string {
  return error === undefined ? `close ${status}` : `close ${status} ${error.code}`;
}

/** One effect in a few words. */
export function told(effect: Effect): string {
  switch (effect.type) {
    case 'withdrawTask':
      return `withdrawTask ${effect.work} ${effect.reason}`;
    case 'notifyTask':
      return `${effect.action} ${effect.work}`;
    case 'startTimer':
      return `startTimer ${effect.timer} ${effect.dueAt}`;
    case 'cancelTimer':
      return `cancelTimer ${effect.timer}`;
    case 'operateChildren':
      return `${effect.verb} children`;
    case 'postponeTask':
      return `postponeTask ${effect.work} ${effect.dueAt}`;
    case 'emitEvent':
      return `emit ${effect.eventId} ${effect.event}`;
    case 'close':
      return toldClose(effect);
    default:
      return `${effect.type} ${'subscription' in effect ? effect.subscription : effect.work}`;
  }
}

/** A task with unconditional transitions; more fields win. */
export function task(next: readonly string[] = [], more: object = {}): Step {
  return { type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more } as Step;
}

/** Every transition that holds. */
export const all = Object.freeze({ split: 'all' });
