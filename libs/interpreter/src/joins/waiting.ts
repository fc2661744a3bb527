import { addPositions } from '../advance/positions.ts';
import type { Rounds, Token } from '../advance/state.ts';
import { update, writable, type Turn } from '../advance/turn.ts';

/** Lets a token wait at a join, behind those that came before it (rule T1). Gives all that wait there. */
export function addToken(turn: Turn, step: string, branch: string, rounds: Rounds): readonly Token[] {
  const { seq } = turn.state;
  update(turn, { seq: seq + 1 });
  const waiting = [...(turn.state.tokens[step] ?? []), { seq, branch, rounds, since: turn.at }];
  writable(turn, 'tokens')[step] = waiting;
  addPositions(turn, 1);
  return waiting;
}

/** Takes tokens out of a join. */
export function removeTokens(turn: Turn, step: string, taken: readonly Token[]): void {
  if (taken.length === 0) return;
  addPositions(turn, -taken.length);
  const gone = new Set(taken);
  const left = (turn.state.tokens[step] ?? []).filter((token) => !gone.has(token));
  const tokens = writable(turn, 'tokens');
  if (left.length === 0) delete tokens[step];
  else tokens[step] = left;
}
