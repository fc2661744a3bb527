import type { Operation } from '@fermata/contracts';
import {
  markingOf,
  moveInstance,
  previewVerb,
  type Asked,
  type Plan,
  type State,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { movesRound, wouldBeRefused, type Standing } from './apart.ts';
import type { Run } from './run.ts';
import { requestOf } from './verbs.ts';

/** What a verb would do as things stand; nothing is done. Of a move the target plan comes along. */
export function preview(run: Run, operation: Operation, target?: JsonValue): JsonValue {
  const { plan, state } = run;
  if (plan === undefined || state === undefined) return refused('instance.notStarted');
  if (operation.verb === 'move') return previewMove(run, { plan, state, operation, target });
  if (operation.verb === 'undo-move') return previewUndo({ plan, state }, operation);
  const request = requestOf(operation);
  if (request === undefined) return refused('verb.unknown');
  if (wouldBeRefused(run, operation)) return refused('task.separation');
  const asked = { ...request, at: Math.max(run.at, state.at) } as Asked;
  return previewVerb(plan, state, asked) as unknown as JsonValue;
}

function previewUndo(before: Standing, operation: Operation): JsonValue {
  if (before.state.moved === undefined) return refused('move.nothingToUndo');
  return movesRound(before, operation, undefined) ? refused('task.separation') : { accepted: true };
}

interface Move {
  readonly plan: Plan;
  readonly state: State;
  readonly operation: Operation;
  readonly target: JsonValue | undefined;
}

function previewMove(run: Run, { plan, state, operation, target }: Move): JsonValue {
  if (target === undefined) return refused('plan.missing');
  const { id, actor, reason, move } = operation;
  const mapping = move?.mapping === undefined ? {} : { mapping: move.mapping };
  const request = { at: Math.max(run.at, state.at), verb: { id, actor, reason }, origin: null, ...mapping };
  const result = moveInstance(plan, target as unknown as Plan, state, request);
  if (!result.ok) {
    const problems = result.problems.map(({ code, path, message }) => ({ code, path, message }));
    return { accepted: false, reason: problems[0]?.code ?? 'move.refused', problems };
  }
  const to = { plan: target as unknown as Plan, state: result.state };
  if (movesRound({ plan, state }, operation, to)) return refused('task.separation');
  const opened = Object.keys(result.state.visits).filter((visit) => !Object.hasOwn(state.visits, visit));
  const marking = result.state.paused?.moves.length ? {} : { marking: markingOf(result.state) };
  return { accepted: true, opened, ...marking } as unknown as JsonValue;
}

function refused(reason: string): JsonValue {
  return { accepted: false, reason };
}
