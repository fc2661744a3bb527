import { said } from '@fermata/model';
import { AppError, type PlanReference } from '@fermata/contracts';
import type { DefinitionKind, JsonValue } from '@fermata/model';
import { hashOf, jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  detailOf,
  draftColumns,
  summaryColumns,
  versionColumns,
  type DefinitionDetail,
  type DefinitionVersion,
  type DetailRow,
  type Draft,
  type ResolvedReference,
} from './definition-rows.ts';
import { unknownDefinition, type DefinitionKey } from './definition.repository.ts';
import { eventTriggers, type EventTrigger } from './event-triggers.ts';

/** What an instance says of its plan. */
export interface PlannedInstance {
  readonly definition: string;
  readonly version: number;
  readonly planHash: string;
}

/** What publish was judged on and what came out of it. */
export interface PublishCommand extends DefinitionKey {
  /** The revision of the draft that was judged; another one now = `definition.conflict`. */
  readonly revision: number;
  /** The compiled plan of a workflow, made for the number it gets; pure, since it may be made more than once. */
  readonly plan?: (version: number) => JsonValue;
  readonly references: readonly ResolvedReference[];
  /** The types that the event definitions declare, by the reference as it is written in a trigger. */
  readonly eventTypes?: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** Published versions: numbered, hashed, never changed. */
export class VersionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Makes the draft the next version. Numbers have no gap and no double, however many publish at once. Publishing the
   * content and plan of the latest version again gives that version and no new one.
   */
  async publish(command: PublishCommand): Promise<DefinitionVersion> {
    const definition = await this.#lock(command);
    const draft = judgedDraft(definition, command.revision);
    const latest = await this.latest(command);
    const hash = hashOf(draft.body);
    if (latest?.hash === hash && isSamePlan(command, latest)) return latest;
    const version = definition.latestVersion + 1;
    await this.#insert(command, draft, { version, hash });
    await this.#insertReferences(command, version);
    await this.#bindTriggers(command, draft.body, version);
    this.#record(command, version, hash);
    return (await this.get(command, version)) as DefinitionVersion;
  }

  /** One version, or undefined. */
  get(key: DefinitionKey, version: number): Promise<DefinitionVersion | undefined> {
    return this.#tx.row<DefinitionVersion>(
      `SELECT ${versionColumns} FROM definition_version v
       WHERE v.project_id = $1 AND v.kind = $2 AND v.name = $3 AND v.version = $4`,
      [this.#tx.projectId, key.kind, key.name, version],
    );
  }

  /** The latest version, or undefined when nothing was published. */
  latest(key: DefinitionKey): Promise<DefinitionVersion | undefined> {
    return this.#tx.row<DefinitionVersion>(
      `SELECT ${versionColumns} FROM definition_version v
       WHERE v.project_id = $1 AND v.kind = $2 AND v.name = $3 ORDER BY v.version DESC LIMIT 1`,
      [this.#tx.projectId, key.kind, key.name],
    );
  }

  /** The latest version of each name that is neither deleted nor archived: what publish resolves references against. */
  latestOf(kind: DefinitionKind, names: readonly string[]): Promise<readonly DefinitionVersion[]> {
    return this.#tx.rows<DefinitionVersion>(
      `SELECT ${versionColumns} FROM definition d JOIN definition_version v
         ON v.project_id = d.project_id AND v.kind = d.kind AND v.name = d.name AND v.version = d.latest_version
       WHERE d.project_id = $1 AND d.kind = $2 AND d.name = ANY ($3) AND d.deleted_at IS NULL ORDER BY v.name`,
      [this.#tx.projectId, kind, names],
    );
  }

  /** Exactly the plan that an instance was started on; undefined when name, version and hash do not fit together. */
  async planByReference(plan: PlanReference): Promise<JsonValue | undefined> {
    const row = await this.#tx.row<{ plan: JsonValue }>(
      `SELECT plan FROM definition_version
       WHERE project_id = $1 AND kind = 'workflow' AND name = $2 AND version = $3 AND plan_hash = $4`,
      [this.#tx.projectId, plan.name, plan.version, plan.hash],
    );
    return row?.plan;
  }

  /** The plan that an instance goes on by now. */
  planOf({ definition: name, version, planHash: hash }: PlannedInstance): Promise<JsonValue | undefined> {
    return this.planByReference({ projectId: this.#tx.projectId, name, version, hash });
  }

  async #lock(key: DefinitionKey): Promise<DefinitionDetail> {
    const row = await this.#tx.row<DetailRow>(
      `SELECT ${summaryColumns}, ${draftColumns} FROM definition d
       WHERE d.project_id = $1 AND d.kind = $2 AND d.name = $3 FOR UPDATE`,
      [this.#tx.projectId, key.kind, key.name],
    );
    if (!row || row.deletedAt) throw unknownDefinition(key);
    return detailOf(row);
  }

  async #insert(
    command: PublishCommand,
    draft: Draft,
    made: { version: number; hash: string },
  ): Promise<void> {
    const place = [this.#tx.projectId, command.kind, command.name, made.version];
    const plan = command.plan?.(made.version);
    const content = [made.hash, draft.source, draft.format, jsonParameter(draft.body), jsonParameter(plan)];
    const about = [
      plan === undefined ? null : hashOf(plan),
      jsonParameter(command.references),
      command.note ?? '',
    ];
    await this.#tx.run(
      `INSERT INTO definition_version (project_id, kind, name, version, hash, source, format, body, plan, plan_hash,
         resolved, note, published_by, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [...place, ...content, ...about, this.#tx.acting.actor, this.#tx.now],
    );
    await this.#tx.run(
      `UPDATE definition SET latest_version = $4, updated_at = $5 WHERE project_id = $1 AND kind = $2 AND name = $3`,
      [...place, this.#tx.now],
    );
  }

  async #insertReferences(command: PublishCommand, version: number): Promise<void> {
    await this.#tx.run(
      `INSERT INTO definition_reference (project_id, kind, name, version, path, target_kind, target_name,
         target_version)
       SELECT $1, $2, $3, $4, r->>'path', r->>'kind', r->>'name', (r->>'version')::int
       FROM json_array_elements($5::json) AS r ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, command.kind, command.name, version, JSON.stringify(command.references)],
    );
  }

  /** Triggers listen for the latest version only. */
  async #bindTriggers(key: PublishCommand, body: JsonValue, version: number): Promise<void> {
    if (key.kind !== 'workflow') return;
    await this.#tx.run('DELETE FROM trigger_binding WHERE project_id = $1 AND definition = $2', [
      this.#tx.projectId,
      key.name,
    ]);
    for (const trigger of eventTriggers(body, key.eventTypes)) {
      await this.#tx.run(
        `INSERT INTO trigger_binding (project_id, definition, version, trigger_index, event_type, filter, input,
           business_key, definition_key, unique_key, input_schema)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [this.#tx.projectId, key.name, version, ...bindingColumns(trigger)],
      );
    }
  }

  #record(key: DefinitionKey, version: number, afterHash: string): void {
    const objectId = `${key.kind}/${key.name}`;
    const details = { version };
    this.#tx.audit({ verb: 'definition.publish', objectType: 'definition', objectId, afterHash, details });
    this.#tx.change({ noun: 'definition', objectId, what: 'published', details });
  }
}

function bindingColumns(trigger: EventTrigger): readonly unknown[] {
  const { index, eventType, filter, businessKey, definitionKey, uniqueKey } = trigger;
  const [input, inputSchema] = [jsonParameter(trigger.input), jsonParameter(trigger.inputSchema)];
  return [index, eventType, filter, input, businessKey, definitionKey, uniqueKey, inputSchema];
}

/** The same text may mean something else when what it refers to has moved on. */
function isSamePlan(command: PublishCommand, latest: DefinitionVersion): boolean {
  const planHash = command.plan ? hashOf(command.plan(latest.version)) : null;
  const references = [command.references, latest.references].map((list) =>
    hashOf(list as unknown as JsonValue),
  );
  return latest.planHash === planHash && references[0] === references[1];
}

function judgedDraft(definition: DefinitionDetail, revision: number): Draft {
  const { draft } = definition;
  if (!draft) throw new AppError('definition.no-draft', said`there is no draft to publish`, { status: 409 });
  if (draft.revision === revision) return draft;
  throw new AppError('definition.conflict', said`the draft was changed while it was judged`, {
    status: 412,
    details: { revision: draft.revision, by: draft.by, at: draft.at.toISOString() },
  });
}
