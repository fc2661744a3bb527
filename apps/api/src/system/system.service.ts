import { Inject, Injectable } from '@nestjs/common';
import {
  activityQueueOf,
  temporalNames,
  type BackupState,
  type ConfigurationRow,
  type ProcessRow,
  type SystemState,
} from '@fermata/contracts';
import type { Inspection, QueueKind } from '@fermata/orchestration';
import { Database, SystemRepository, type QueueSign } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import type { Environment } from '../config/environment.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE, ENVIRONMENT, INSPECTION } from '../runtime/providers.ts';
import { readBackupMark } from './backup-mark.ts';
import { configurationOf } from './configuration.ts';
import { findingsOf, type Judged } from './findings.ts';
import { queueRows, workerRows, type SeenQueue } from './temporal-parts.ts';
import { apiVersion } from './version.ts';
import { asked, valueOf, type Asked } from './within.ts';

type Ask<T> = (system: SystemRepository) => Promise<T>;

const partMs = 2_000;
const freshMs = 3_000;
const mostStuck = 100;
const knownQueueMs = 86_400_000;

/** How the installation does. What every admin's page asks for again and again is found out once in some seconds. */
@Injectable()
export class SystemService {
  readonly #database: Database;
  readonly #inspection: Inspection;
  readonly #environment: Environment;
  readonly #startedAt = new Date().toISOString();
  readonly #known = new Map<string, { readonly at: number; readonly state: Promise<SystemState> }>();

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(INSPECTION) inspection: Inspection,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#database = database;
    this.#inspection = inspection;
    this.#environment = environment;
  }

  /** The state, at most some seconds old. No part's failure is its own. */
  state({ projectId }: Caller): Promise<SystemState> {
    const known = this.#known.get(projectId);
    const now = Date.now();
    if (known !== undefined && now - known.at < freshMs) return known.state;
    const state = this.#find(projectId);
    this.#known.set(projectId, { at: now, state });
    return state;
  }

  /** The configuration of this process. */
  configuration(): readonly ConfigurationRow[] {
    return configurationOf(this.#environment);
  }

  /** Keeps in the audit trail that a backup was made by the operator's own means. */
  async noteBackup(caller: Caller, detail: string): Promise<void> {
    await this.#database.inInstallation((tx) => {
      tx.audit({ verb: 'backup.noted', objectType: 'system', objectId: 'backup', reason: detail });
      return Promise.resolve();
    }, caller.acting);
    this.#known.clear();
  }

  async #find(projectId: string): Promise<SystemState> {
    const [database, outbox, lag, stuck, noted, signs, mark] = await Promise.all([
      this.#ask((system) => system.database()),
      this.#ask((system) => system.outbox()),
      this.#ask((system) => system.projectionLag(projectId)),
      this.#ask((system) => system.stuck(projectId, mostStuck)),
      this.#ask((system) => system.backupNoted()),
      this.#ask((system) => system.queues(projectId)),
      readBackupMark(this.#environment.stateFolder),
    ]);
    const now = new Date();
    const [temporal, queues] = await this.#askTemporal(valueOf(signs) ?? [], now);
    const seen = valueOf(queues) ?? [];
    const judged: Judged = {
      asOf: now.toISOString(),
      version: apiVersion,
      mode: this.#environment.mode,
      processes: [
        { kind: 'api', name: 'api', state: 'up', version: apiVersion, since: this.#startedAt },
        { kind: 'database', name: 'database', state: 'value' in database ? 'up' : 'down' },
        temporalRow(temporal),
        ...workerRows(seen, now),
      ],
      queues: queueRows(seen, now),
      ...present({
        database: partOf(database),
        outbox: partOf(outbox),
        stuck: valueOf(stuck),
        projection: 'value' in lag ? present({ lagMs: lag.value }) : undefined,
        temporalWeb: this.#environment.temporalWebUrl,
      }),
      backup: newestOf(mark, valueOf(noted)),
      silent: silentOf({ database, outbox, projection: lag, stuck, queues }),
      isInsecure: isInsecure(this.#environment),
    };
    const { silent: _silent, isInsecure: _isInsecure, ...state } = judged;
    return { ...state, findings: findingsOf(judged) };
  }

  /** Each part has a connection, a deadline in the database and one here. */
  #ask<T>(ask: Ask<T>): Promise<Asked<T>> {
    return asked(partMs + 500, () =>
      this.#database.inInstallation(async (tx) => {
        const system = new SystemRepository(tx);
        await system.limit(partMs);
        return ask(system);
      }),
    );
  }

  async #askTemporal(
    signs: readonly QueueSign[],
    now: Date,
  ): Promise<readonly [Asked<string>, Asked<readonly SeenQueue[]>]> {
    const queue = (name: string, kind: QueueKind) => () =>
      this.#inspection.queue(name, kind, partMs).then((state) => ({ name, kind, state }));
    const asks = [
      queue(temporalNames.workflowQueue, 'workflow'),
      ...queueNames(signs, now).map((name) => queue(name, 'activity')),
    ];
    const all = () => Promise.all(asks.map((ask) => ask()));
    return Promise.all([
      asked(partMs, () => this.#inspection.serverVersion(partMs)),
      asked(partMs + 500, all),
    ]);
  }
}

/** Queues whose workers have been heard of within a day, and the one that is always there. */
function queueNames(signs: readonly QueueSign[], now: Date): readonly string[] {
  const recent = signs.filter(({ lastSeenAt }) => now.getTime() - lastSeenAt.getTime() < knownQueueMs);
  const own = activityQueueOf(temporalNames.workflowQueue);
  return [...new Set([own, ...recent.map(({ queue }) => queue)])];
}

function temporalRow(version: Asked<string>): ProcessRow {
  const row = { kind: 'temporal', name: 'temporal' } as const;
  return 'value' in version ? { ...row, state: 'up', version: version.value } : { ...row, state: 'down' };
}

function partOf<T extends object>(part: Asked<T>) {
  return 'value' in part ? present(part.value) : undefined;
}

function silentOf(parts: Readonly<Record<string, Asked<unknown>>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => ('failure' in part ? [[name, part.failure]] : [])),
  );
}

function newestOf(
  mark: { readonly createdAt: string; readonly bytes: number } | undefined,
  noted: { readonly at: Date; readonly detail: string | null } | undefined,
): BackupState {
  if (noted !== undefined && (mark === undefined || noted.at > new Date(mark.createdAt)))
    return { source: 'noted', lastAt: noted.at.toISOString(), ...present({ detail: noted.detail }) };
  if (mark === undefined) return { source: 'none' };
  return { source: 'archive', lastAt: new Date(mark.createdAt).toISOString(), bytes: mark.bytes };
}

/** Browsers keep a session only over https or on the machine itself. */
function isInsecure({ publicUrl, mode }: Environment): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return mode === 'production' && protocol === 'http:' && !isLocal;
}
