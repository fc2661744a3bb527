import type { JsonValue } from '@fermata/model';
import { ok, type Result } from '../expression/result.ts';
import { emitEvent, readEmission } from '../steps/emit.ts';
import type { Closed } from './state.ts';
import { cancelAllTimers } from './timers.ts';
import { readerFor, update, type Turn } from './turn.ts';
import { withdrawAllAdded } from '../verbs/added.ts';

/** How the instance is to end, before its output mapping has had a say. */
export interface Closing extends Omit<Closed, 'output'> {
  /** An operator's terminate runs nothing of the definition. */
  readonly isSilent?: true;
}

/**
 * Ends the instance: nothing waits any more (law L6). The output mapping and the emission see the data as it stands;
 * where one fails a completed instance is failed, another keeps its status (rule D8).
 */
export function close(turn: Turn, closing: Closing): void {
  cancelAllTimers(turn);
  withdrawAllAdded(turn);
  const closed = closing.isSilent === true ? { ...endOf(closing), output: null } : withOutput(turn, closing);
  const last = closing.isSilent === true ? closed : emitLast(turn, closed);
  update(turn, {
    closed: last,
    tokens: {},
    visits: {},
    ending: {},
    backlog: {},
    positions: 0,
    stuck: [],
    flight: 0,
    ...(last.status === 'completed' ? { lost: null } : {}),
  });
  const { fired: _fired, locks: _locks, items: _items, rests: _rests, ...state } = turn.state;
  turn.state = state;
  turn.owned.clear();
  turn.queue.length = turn.taken;
  turn.effects.push({ type: 'close', key: 'close', ...last });
}

function withOutput(turn: Turn, closing: Closing): Closed {
  const end = endOf(closing);
  const output = readOutput(turn);
  if (output.ok) return { ...end, output: output.value };
  if (end.status !== 'completed') return { ...end, output: turn.state.endOutput ?? null };
  return { status: 'failed', error: output.error, output: null };
}

function readOutput(turn: Turn): Result<JsonValue> {
  const { output } = turn.plan;
  return output === undefined ? ok(turn.state.endOutput ?? null) : readerFor(turn).value(output);
}

/** Emits what the definition says for this end; a failing mapping turns a completed instance into a failed one. */
function emitLast(turn: Turn, closed: Closed): Closed {
  const emission = turn.plan.emits[closed.status];
  if (closed.error !== undefined) {
    update(turn, { instance: { ...turn.state.instance, error: closed.error } });
  }
  if (emission === undefined) return closed;
  const emitted = readEmission(readerFor(turn), emission);
  if (emitted.ok) {
    const id = `${turn.state.instance.id}/emit/${closed.status}`;
    turn.effects.push(emitEvent(id, emission.event, emitted.value));
    return closed;
  }
  if (closed.status !== 'completed') return { ...closed, error: closed.error ?? emitted.error };
  return emitLast(turn, { status: 'failed', error: emitted.error, output: null });
}

function endOf({ status, error, reason }: Closing): Omit<Closed, 'output'> {
  return {
    status,
    ...(error === undefined ? {} : { error }),
    ...(reason === undefined ? {} : { reason }),
  };
}
