import type { JsonValue } from '@fermata/model';
import type { Prepared } from './prepared.ts';

/** Who acts, for the audit trail and for the columns that name a person. */
export interface Acting {
  /** User id, `event:<source>`, `instance:<id>`, `worker:<name>` or `system`. */
  readonly actor: string;
  /** The session or token that was shown; never the secret itself. */
  readonly credential?: string;
  readonly requestId?: string;
}

/** One entry of the audit trail, without what the transaction knows by itself. */
export interface AuditEntry {
  readonly verb: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly outcome?: 'allowed' | 'denied';
  readonly beforeHash?: string;
  readonly afterHash?: string;
  readonly reason?: string;
  readonly details?: JsonValue;
}

/** One entry of the change stream. */
export interface ChangeEntry {
  /** What changed: `definition`, `instance`, `task`, … */
  readonly noun: string;
  readonly objectId: string;
  /** How: `created`, `published`, `claimed`, … */
  readonly what: string;
  /** Only for the installation's work that touches rows of a project. */
  readonly projectId?: string;
  readonly details?: JsonValue;
}

interface Answer<T> {
  readonly rows: readonly T[];
  readonly rowCount: number | null;
}

/** A statement with its parameters; one with a name stays prepared. */
export interface Statement {
  readonly text: string;
  readonly name?: string;
  readonly values?: readonly unknown[];
}

/** The connection of a transaction, as the driver gives it: statements arrive in the order in which they are asked. */
export interface Connection {
  query<T>(statement: Statement): Promise<Answer<T>>;
}

/**
 * One open transaction. Everything done through it is committed together or not at all. Audit and change entries are
 * gathered and written last, right before the commit, so that the lock of the audit chain is held for moments only.
 */
export class Transaction {
  readonly #connection: Connection;
  /** The project this transaction may see; the installation's own work has `@installation`. */
  readonly projectId: string;
  readonly acting: Acting;
  /** The moment of the transaction: the same for everything it writes. */
  readonly now: Date;
  readonly audits: AuditEntry[] = [];
  readonly changes: ChangeEntry[] = [];
  /** What nobody waits for yet. */
  readonly sent: Promise<unknown>[] = [];

  constructor(connection: Connection, scope: { projectId: string; acting: Acting; now: Date }) {
    this.#connection = connection;
    this.projectId = scope.projectId;
    this.acting = scope.acting;
    this.now = scope.now;
  }

  /** All rows of a statement, its columns named as the statement names them. */
  async rows<T>(sql: string | Prepared, parameters: readonly unknown[] = []): Promise<readonly T[]> {
    const { rows } = await this.#query<T>(sql, parameters);
    return rows;
  }

  /** The first row, if there is one. */
  async row<T>(sql: string | Prepared, parameters: readonly unknown[] = []): Promise<T | undefined> {
    const [first] = await this.rows<T>(sql, parameters);
    return first;
  }

  /** Runs a statement that changes rows and says how many it changed. */
  async run(sql: string | Prepared, parameters: readonly unknown[] = []): Promise<number> {
    const { rowCount } = await this.#query(sql, parameters);
    return rowCount ?? 0;
  }

  /**
   * Runs a statement that nobody waits for, since it finds nothing out and changes what no later statement asks for. It has
   * come to its end before the transaction has, and its failure is the transaction's.
   */
  send(sql: string | Prepared, parameters: readonly unknown[] = []): void {
    const sent = this.#query(sql, parameters);
    sent.catch(() => undefined);
    this.sent.push(sent);
  }

  /** Adds a row to the audit trail of this transaction's project. */
  audit(entry: AuditEntry): void {
    this.audits.push(entry);
  }

  /** Adds a row to the change stream. */
  change(entry: ChangeEntry): void {
    this.changes.push(entry);
  }

  #query<T>(sql: string | Prepared, values: readonly unknown[]): Promise<Answer<T>> {
    return this.#connection.query<T>(typeof sql === 'string' ? { text: sql, values } : { ...sql, values });
  }
}
