import { randomInt } from 'node:crypto';

const hundreds = 1_000_000;

/** An order of the shop that nobody else uses, with no risk and a total of 1,000 at least. */
export function harmlessOrder(): string {
  return `o-${100 * (1 + randomInt(hundreds))}`;
}

/** An order of the shop that nobody else uses, with a risk of 0.37. */
export function riskyOrder(): string {
  return `o-${100 * (1 + randomInt(hundreds)) + 1}`;
}
