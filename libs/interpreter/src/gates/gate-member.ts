import type { Member } from '../joins/member.ts';

/** A visit at a gate, or an offer that nobody may claim, as a member of the set S (rule T6). */
export interface GateMember extends Member {
  readonly visit: string;
  readonly gate: 'milestone' | 'lock' | 'offer';
  /** Age among all that waits. */
  readonly seq: number;
}
