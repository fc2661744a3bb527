/** Who asked for an operator's verb, and why. `id` makes the verb idempotent. */
export interface Verb {
  readonly id: string;
  readonly actor: string;
  readonly reason: string;
}
