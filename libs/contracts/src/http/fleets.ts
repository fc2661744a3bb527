import type { OperatorVerb } from '../operations.ts';

/** `GET /fleets`: one verb for many instances. Times are RFC 3339. */
export interface FleetSummary {
  readonly id: string;
  readonly verb: OperatorVerb;
  readonly reason: string;
  readonly definition: string;
  readonly version?: number;
  /** previewing → previewed → running ⇄ halted → done, or stopped. */
  readonly status: 'previewing' | 'previewed' | 'running' | 'halted' | 'stopped' | 'done';
  /** Why it was halted: by somebody, or by too many failures. */
  readonly haltReason?: string;
  readonly perMinute: number;
  readonly stopAtShare: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly endedAt?: string;
}

/** `GET /fleets/:id`: how its instances stand, put together by reason. */
export interface FleetDetail extends FleetSummary {
  readonly buckets: readonly {
    readonly state: 'chosen' | 'possible' | 'impossible' | 'sent' | 'accepted' | 'refused' | 'failed';
    /** What the verb would do, or why it is not done. */
    readonly reason?: string;
    readonly count: number;
    /** Up to five instances. */
    readonly examples: readonly string[];
  }[];
}
