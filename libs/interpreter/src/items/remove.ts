import type { WithdrawTask } from '../effect.ts';
import type { Settlement } from '../advance/records.ts';
import { recordAnswer } from '../advance/records.ts';
import type { Visit } from '../advance/state.ts';
import { writable, type Turn } from '../advance/turn.ts';
import { report, stopVisit } from '../advance/visits.ts';

/** Takes an ended item out of the state and reports it; its person counts as one of the step's (rule D3). */
export function removeItem(
  turn: Turn,
  item: Visit,
  settlement: Settlement,
  reason?: WithdrawTask['reason'],
): void {
  stopVisit(turn, item, reason);
  delete writable(turn, 'items')[item.id];
  if (settlement.by !== undefined && settlement.status === 'completed') {
    recordAnswer(turn, item.step, settlement.by);
  }
  report(turn, item, settlement.status, { ...settlement, endedAt: turn.at });
}
