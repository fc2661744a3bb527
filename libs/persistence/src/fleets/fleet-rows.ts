import type { OperationTarget, OperatorVerb } from '@fermata/contracts';
import type { InstanceFilter } from '../instances/instance-filter.ts';

/** How far a fleet has come. */
export type FleetStatus = 'previewing' | 'previewed' | 'running' | 'halted' | 'stopped' | 'done';

/** How one instance of a fleet has taken it. */
export type MemberState = 'chosen' | 'possible' | 'impossible' | 'sent' | 'accepted' | 'refused' | 'failed';

/** Which instances a fleet is about: of one workflow, and within it as a list of instances can be filtered. */
export interface FleetSelection extends Pick<
  InstanceFilter,
  'version' | 'status' | 'ids' | 'keyPrefix' | 'startedBy' | 'errorCode' | 'waitingFor'
> {
  readonly definition: string;
}

/** One verb for many instances. */
export interface Fleet {
  readonly id: string;
  readonly verb: OperatorVerb;
  readonly reason: string;
  readonly target: OperationTarget;
  readonly selection: FleetSelection;
  readonly status: FleetStatus;
  readonly haltReason: string | null;
  readonly perMinute: number;
  readonly stopAtShare: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** How many instances of a fleet stand so, for this reason, with some of them. */
export interface FleetBucket {
  readonly state: MemberState;
  readonly bucket: string | null;
  readonly count: number;
  readonly examples: readonly string[];
}

/** A fleet that is due, with its project. */
export interface DueFleet extends Fleet {
  readonly projectId: string;
}

/** The columns of {@link Fleet}. */
export const fleetColumns = `f.id, f.verb, f.reason, f.target, f.selection, f.status, f.halt_reason AS "haltReason",
  f.per_minute AS "perMinute", f.stop_at_share AS "stopAtShare", f.created_by AS "createdBy",
  f.created_at AS "createdAt", f.ended_at AS "endedAt"`;

/** The verdict on one instance of a fleet. */
export interface MemberVerdict {
  readonly instanceId: string;
  readonly state: MemberState;
  readonly bucket: string;
}

/** How the verdicts of a fleet stand. */
export type FleetCounts = Readonly<Record<MemberState, number>>;

/** What a new fleet is. */
export interface FleetRequest {
  readonly id: string;
  readonly verb: OperatorVerb;
  readonly reason: string;
  readonly target: OperationTarget;
  readonly selection: FleetSelection;
  readonly perMinute: number;
  readonly stopAtShare: number;
  readonly createdBy: string;
}
