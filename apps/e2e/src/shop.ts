/** A movement of money in the shop's ledger. */
export interface LedgerEntry {
  readonly key: string;
  readonly orderId: string;
  readonly amount: number;
  /** Requests that came with its key. */
  readonly attempts: number;
}

/** How one route of the shop is to misbehave: tools/shop says what each member does. */
export interface Fault {
  readonly route: string;
  /** Journeys run side by side: each spoils what is asked about orders of its own only. */
  readonly order: string;
  readonly fail?: number;
  readonly status?: number;
  readonly dropAfterApply?: number;
  readonly answerTwice?: number;
  readonly slowMs?: number;
}

/** The outside system of the demo. */
export class Shop {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** What was moved for one order. */
  async ledgerOf(orderId: string): Promise<readonly LedgerEntry[]> {
    const response = await fetch(`${this.#url}/ledger`);
    const { entries } = (await response.json()) as { entries: readonly LedgerEntry[] };
    return entries.filter((entry) => entry.orderId === orderId);
  }

  async misbehave(fault: Fault): Promise<void> {
    const response = await fetch(`${this.#url}/admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!response.ok) throw new Error(`the shop does not take ${JSON.stringify(fault)}`);
  }

  /** Ends the misbehaviour of a route. */
  async behave(route: string, order: string): Promise<void> {
    await this.misbehave({ route, order });
  }
}
