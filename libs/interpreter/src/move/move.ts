import { errorAt, said, type JsonValue, type Problem } from '@fermata/model';
import type { Advance } from '../advance/advance.ts';
import { addPositions } from '../advance/positions.ts';
import { run } from '../advance/run.ts';
import { refreshSearchable } from '../advance/searchable.ts';
import type { State } from '../advance/state.ts';
import { beginTurn, readerFor, update, type Turn } from '../advance/turn.ts';
import { createEvaluator } from '../expression/evaluator.ts';
import type { Plan } from '../plan/plan.ts';
import { isHandled, rememberVerb } from '../verbs/handled.ts';
import type { Verb } from '../verbs/verb.ts';
import { checkMove } from './check.ts';
import { routeOf, type MoveMapping, type Route } from './mapping.ts';
import { rebase } from './rebase.ts';

/** Somebody asks to move the instance to another version of its workflow. */
export interface MoveRequest {
  readonly at: number;
  readonly verb: Verb;
  readonly mapping?: MoveMapping;
  /** How the version that it leaves is found again, for an undo. */
  readonly origin: JsonValue;
}

/** The moved instance, or everything that stands against it. */
export type MoveResult =
  | (Advance & {
      readonly ok: true;
      /** Nothing has followed from it, so it can be undone. */ readonly isUndoable: boolean;
      /** Steps of people that are called otherwise from now on: old id → new id. */
      readonly renamed: Readonly<Record<string, string>>;
    })
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Moves an instance to another version of its workflow (rules O6, V1). Steps that are in use need a step of their type
 * there; work in flight ends under its old configuration. What the other version makes possible at once, such as a join
 * that lacks nothing any more, happens at once; unless something does, the move can be undone until the next occurrence.
 * Pure; neither plan nor state is touched.
 */
export function moveInstance(from: Plan, to: Plan, state: State, request: MoveRequest): MoveResult {
  const problems = problemsOf(from, to, { state, request });
  if (problems.length > 0) return { ok: false, problems };
  const { moved: _moved, ...prior } = state;
  const route = routeOf(from, to, request.mapping ?? {});
  const turn = beginTurn(
    { plan: to, evaluator: createEvaluator(), isOwned: false },
    rebase(route, prior),
    Math.max(state.at, request.at),
  );
  rememberVerb(turn, request.verb);
  const failure = declareVars(turn);
  if (failure !== undefined) return { ok: false, problems: [failure] };
  addPositions(turn, countTokens(turn.state) - countTokens(state));
  run(turn);
  refreshSearchable(turn);
  const isUndoable = turn.effects.length === 0 && turn.changes.length === 0;
  if (isUndoable)
    update(turn, {
      moved: { origin: request.origin, state: prior as unknown as JsonValue, verb: request.verb },
    });
  const { state: after, effects, changes } = turn;
  return { ok: true, state: after, effects, changes, isUndoable, renamed: renamedBy(route) };
}

/** What of people's work is known by another name there: who did it is asked for by that. */
function renamedBy({ from, step }: Route): Readonly<Record<string, string>> {
  const manual = Object.values(from.steps).filter(({ type }) => type === 'manual');
  const images = manual.map(({ id }) => [id, step(id) ?? id] as const);
  return Object.fromEntries(images.filter(([id, image]) => id !== image));
}

interface Asked {
  readonly state: State;
  readonly request: MoveRequest;
}

function problemsOf(from: Plan, to: Plan, { state, request }: Asked): readonly Problem[] {
  if (state.closed !== undefined) return [errorAt('', 'instance.closed', said`the instance has ended`)];
  if (isHandled(state, request.verb)) return [errorAt('', 'verb.repeated', said`this was done before`)];
  if (to.name !== from.name)
    return [
      errorAt(
        '',
        'move.workflow',
        said`${{ other: to.name }} is another workflow than ${{ name: from.name }}`,
      ),
    ];
  if (to.engineVersion < from.engineVersion)
    return [errorAt('', 'move.engine', said`the version is of an older engine (rule V1)`)];
  return checkMove(routeOf(from, to, request.mapping ?? {}), state);
}

/** Variables that the other version declares begin with their first values; those that are there stay. */
function declareVars(turn: Turn): Problem | undefined {
  const { vars } = turn.state;
  const fresh = Object.entries(turn.plan.vars).filter(([name]) => !Object.hasOwn(vars, name));
  const values = readerFor(turn).values(Object.fromEntries(fresh));
  if (!values.ok) return errorAt('/vars', 'move.vars', values.error.message);
  if (fresh.length > 0) update(turn, { vars: { ...vars, ...values.value } });
  return undefined;
}

function countTokens({ tokens }: State): number {
  return Object.values(tokens).reduce((sum, waiting) => sum + waiting.length, 0);
}

/** The state before the last move, as long as nothing else has happened (rule O6); what a pause has kept since stays. */
export function undoMove(
  { moved, paused, at }: State,
  request: { readonly at: number; readonly verb: Verb },
) {
  if (moved === undefined) return undefined;
  const state = moved.state as unknown as State;
  const kept =
    paused === undefined || state.paused === undefined
      ? {}
      : { paused: { ...state.paused, kept: paused.kept } };
  const verbs = [...(state.verbs ?? []), moved.verb.id, request.verb.id];
  return {
    origin: moved.origin,
    /** The verb that it undoes. */
    move: moved.verb.id,
    state: { ...state, ...kept, verbs, at: Math.max(at, request.at) } satisfies State,
  };
}
