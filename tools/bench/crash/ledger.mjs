/**
 * Expected refunds that stand in the shop's ledger exactly once, and movements that should not be there.
 * @param {readonly { key: string, kind: string, orderId: string, amount: number, attempts: number }[]} entries
 * @param {ReadonlyMap<string, import('./plan.mjs').Planned>} plans by instance id
 */
export function judgeLedger(entries, plans) {
  const right = new Set();
  const wrong = [];
  for (const entry of entries) {
    const id = entry.key.split('/')[0] ?? '';
    const plan = plans.get(id);
    const fits =
      plan?.approved === true &&
      entry.kind === 'refund' &&
      entry.orderId === plan.input.orderId &&
      entry.amount === plan.input.amount &&
      !right.has(id);
    if (fits) right.add(id);
    else wrong.push(`${entry.key}: ${entry.kind} of ${entry.amount} for ${entry.orderId}`);
  }
  const missing = [...plans].filter(([id, plan]) => plan.approved && !right.has(id)).map(([id]) => id);
  const repeated = entries.filter(({ attempts }) => attempts > 1).length;
  return { once: right.size, wrong, missing, repeated };
}
