/** An order as the shop tells it. */
export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly total: number;
  /** Of fraud, from 0 to 1. */
  readonly risk: number;
  readonly status: 'paid';
}

const seeded: readonly Order[] = [
  { id: 'o-1', customer: 'Ada Byron', total: 80, risk: 0.05, status: 'paid' },
  { id: 'o-2', customer: 'Grace Murray', total: 80, risk: 0.85, status: 'paid' },
  { id: 'o-3', customer: 'Alan Mathison', total: 1200, risk: 0.1, status: 'paid' },
];

/** The order of that id: a seeded one, or for any other `o-<number>` one that the number alone determines. */
export function orderOf(id: string): Order | undefined {
  const number = Number(/^o-(\d{1,9})$/.exec(id)?.[1] ?? 'NaN');
  if (Number.isNaN(number)) return undefined;
  return seeded.find((order) => order.id === id) ?? derived(id, number);
}

/** Totals are 1,000 and more, so that benchmarks may refund freely; the risk walks through all hundredths. */
function derived(id: string, number: number): Order {
  const [total, risk] = [1000 + ((number * 137) % 4000), ((number * 37) % 100) / 100];
  return { id, customer: `Customer ${number}`, total, risk, status: 'paid' };
}
