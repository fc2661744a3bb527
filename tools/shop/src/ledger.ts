import { createHash } from 'node:crypto';
import type { Journal } from './journal.ts';

/** One applied movement of money. */
export interface LedgerEntry {
  readonly key: string;
  readonly kind: 'refund' | 'undo';
  readonly refundId: string;
  readonly orderId: string;
  readonly amount: number;
  /** Requests that came with the key, this one and failed ones included. */
  readonly attempts: number;
  readonly appliedAt: string;
}

/** A movement that somebody asks for. */
export type Movement = Pick<LedgerEntry, 'key' | 'kind' | 'orderId' | 'amount'> & {
  readonly refundId?: string;
};

/** How the ledger took a movement. */
export type Applied =
  | { readonly outcome: 'applied' | 'repeated'; readonly entry: LedgerEntry }
  /** The key was used for another movement. */
  | { readonly outcome: 'conflict' };

type Line =
  | { readonly type: 'attempt'; readonly key: string }
  | { readonly type: 'applied'; readonly entry: Omit<LedgerEntry, 'attempts'> };

/** Every movement once by its key, whatever happens to the process: what is told as applied lies on the disk. */
export class Ledger {
  readonly #journal: Journal;
  readonly #entries = new Map<string, Omit<LedgerEntry, 'attempts'>>();
  readonly #attempts = new Map<string, number>();

  constructor(journal: Journal) {
    this.#journal = journal;
    for (const line of journal.lines()) this.#fold(line as Line);
  }

  /** Counts a request, before anything else happens to it. */
  attempted(key: string): void {
    this.#record({ type: 'attempt', key });
  }

  /** Applies a movement, unless its key has been used: synchronous, so two requests of one key cannot both win. */
  apply(movement: Movement, appliedAt: string): Applied {
    const known = this.#entries.get(movement.key);
    if (known !== undefined && !isSame(known, movement)) return { outcome: 'conflict' };
    if (known === undefined) this.#record({ type: 'applied', entry: entryOf(movement, appliedAt) });
    return { outcome: known === undefined ? 'applied' : 'repeated', entry: this.#entry(movement.key) };
  }

  /** The refund of that id. */
  refund(refundId: string): LedgerEntry | undefined {
    return this.entries().find((entry) => entry.kind === 'refund' && entry.refundId === refundId);
  }

  /** All movements, oldest first. */
  entries(): readonly LedgerEntry[] {
    return [...this.#entries.keys()].map((key) => this.#entry(key));
  }

  /** Forgets everything, on the disk too. */
  clear(): void {
    this.#journal.clear();
    this.#entries.clear();
    this.#attempts.clear();
  }

  #record(line: Line): void {
    this.#journal.append(line);
    this.#fold(line);
  }

  #fold(line: Line): void {
    if (line.type === 'applied') this.#entries.set(line.entry.key, line.entry);
    else this.#attempts.set(line.key, (this.#attempts.get(line.key) ?? 0) + 1);
  }

  #entry(key: string): LedgerEntry {
    const entry = this.#entries.get(key);
    if (entry === undefined) throw new Error(`the ledger has no entry ${key}`);
    return { ...entry, attempts: this.#attempts.get(key) ?? 0 };
  }
}

function isSame(known: Omit<LedgerEntry, 'attempts'>, asked: Movement): boolean {
  return known.kind === asked.kind && known.orderId === asked.orderId && known.amount === asked.amount;
}

function entryOf(
  { key, kind, orderId, amount, refundId }: Movement,
  appliedAt: string,
): Omit<LedgerEntry, 'attempts'> {
  const derivedId = `r-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  return { key, kind, refundId: refundId ?? derivedId, orderId, amount, appliedAt };
}
