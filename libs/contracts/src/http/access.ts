import type { Permission, Role } from '../rights.ts';
import type { PersonReference } from './tasks.ts';

/** `GET /access/who-can?permission=&task=&group=&definition=`: who may, and by what. */
export interface WhoCanRow {
  readonly person: PersonReference;
  /** `role:admin`, `group:refunds`, `grant:support/claim`, `separation` (then `allowed` is false). */
  readonly by: readonly string[];
  readonly allowed: boolean;
}

/** Answer of the query: people by login. */
export interface WhoCan {
  readonly permission: Permission;
  /** There are more people than are named. */
  readonly isCut: boolean;
  readonly items: readonly WhoCanRow[];
}

/** `GET /access/roles`: the one table of rights. */
export interface RoleRow {
  readonly role: Role;
  readonly permissions: readonly Permission[];
}

/** `GET /sign-ins`, newest first. */
export interface SignInRow {
  readonly at: string;
  /** What it was counted for; a failure stands there for the login and for the address it came from. */
  readonly kind: 'login' | 'address' | 'password';
  /** The login or the address that was tried. */
  readonly subject: string;
  readonly succeeded: boolean;
}

/** A process of the installation, as far as it is seen from the API. */
export interface ProcessRow {
  readonly kind: 'api' | 'database' | 'temporal' | 'worker';
  /** Of a worker `pid@host`; else the kind. */
  readonly name: string;
  readonly state: 'up' | 'degraded' | 'down';
  readonly version?: string;
  readonly since?: string;
  /** Of a worker its newest poll. */
  readonly lastSeenAt?: string;
  /** Of a worker the queues it polls. */
  readonly queues?: readonly string[];
}

/** A task queue of Temporal. */
export interface QueueRow {
  readonly name: string;
  readonly kind: 'workflow' | 'activity';
  readonly pollers: number;
  /** About how many tasks wait; absent where the server does not tell. */
  readonly backlog?: number;
}

/** One thing that is not as it should be. `values` are what its words are made of, for other languages. */
export interface SystemFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly words: string;
  readonly fix?: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * When a backup was last made: by `fermata backup` (`archive`), or noted by the operator (`noted`). Those of servers of
 * one's own are the operator's: then nothing else is known of them.
 */
export interface BackupState {
  readonly source: 'archive' | 'noted' | 'none';
  readonly lastAt?: string;
  readonly bytes?: number;
  readonly detail?: string;
}

/** `GET /system`. A part that cannot be asked in time is absent, and a finding says so: the whole never fails for it. */
export interface SystemState {
  readonly asOf: string;
  readonly version: string;
  readonly mode: 'development' | 'production';
  readonly processes: readonly ProcessRow[];
  readonly queues: readonly QueueRow[];
  readonly database?: { readonly migration?: string; readonly sizeBytes: number };
  /** Messages that wait to be sent, and those given up. */
  readonly outbox?: { readonly waiting: number; readonly oldestSeconds?: number; readonly dead: number };
  /** How long the rows stand behind the workflows (95 % of the last reports); absent when nothing moved lately. */
  readonly projection?: { readonly lagMs?: number };
  /**
   * Open instances that nothing will move: not suspended, silent for 15 minutes, nothing on its way, and nothing ahead:
   * no activity, timer, event, child, operator, nor person with an open task. At most 100 are counted, the 20 oldest
   * are named.
   */
  readonly stuck?: { readonly count: number; readonly ids: readonly string[] };
  /** Worst first. */
  readonly findings: readonly SystemFinding[];
  readonly temporalWeb?: string;
  readonly backup: BackupState;
}

/** `GET /system/configuration`: as it is, secrets never. */
export interface ConfigurationRow {
  readonly name: string;
  /** Absent for a secret. */
  readonly value?: string;
  readonly secret: boolean;
  readonly source: 'environment' | 'default';
  readonly description: string;
}

/** `GET /audit/verify`: what walking the whole chain has found. */
export interface ChainState {
  readonly valid: boolean;
  readonly rows: number;
  /** Hash of the last row: to be kept elsewhere, so that the chain cannot be written anew. */
  readonly head?: string;
  /** The first row that does not fit. */
  readonly brokenAt?: number;
}

/** `GET /outbox/dead`: a message that was given up. */
export interface DeadMessageRow {
  readonly id: string;
  readonly kind: string;
  /** The instance it is for. */
  readonly instanceId: string;
  readonly attempts: number;
  readonly deadAt: string;
  readonly error: string;
}

/** `POST /system/backups`: a backup was made, by the operator's own means. */
export interface NoteBackupRequest {
  /** Where it lies, how large it is. */
  readonly detail: string;
}
