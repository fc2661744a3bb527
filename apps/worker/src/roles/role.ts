import type { Orchestrator } from '@fermata/orchestration';
import type { Database } from '@fermata/persistence';
import type { Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { WorkerConfiguration } from '../configuration/configuration.ts';
import type { Measures } from '../hosting/measures.ts';
import type { WorkerGround } from '../hosting/workers.ts';

/** What every role of the process stands on. */
export interface HostGround {
  readonly configuration: WorkerConfiguration;
  readonly database: Database;
  readonly workers: WorkerGround & { readonly workflowQueue: string; readonly activityQueue: string };
  readonly orchestrator: Orchestrator;
  readonly measures: Measures;
  readonly log: Logger;
}

/** What a role adds: workers that take work, and what must end after them, in this order. */
export interface RoleParts {
  readonly workers: readonly Worker[];
  readonly stops: readonly (() => Promise<void>)[];
}
