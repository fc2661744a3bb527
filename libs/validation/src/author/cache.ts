import type { JsonSchema } from '@fermata/model';
import { canonicalJson } from '@fermata/model';
import type { SchemaCompilation } from './validator.ts';
import { createSchemaValidator } from './validator.ts';

/** Compiled validators of the schemas used last. Owned by whoever makes it; holds at most `most` of them. */
export class SchemaValidators {
  readonly #most: number;
  readonly #compiled = new Map<string, SchemaCompilation>();

  constructor(most = 200) {
    this.#most = most;
  }

  /** The validator of a schema, compiled at most once while it stays among the last ones used. */
  of(schema: JsonSchema): SchemaCompilation {
    const key = canonicalJson(schema);
    const found = this.#compiled.get(key) ?? createSchemaValidator(schema);
    this.#compiled.delete(key);
    this.#compiled.set(key, found);
    const oldest = this.#compiled.keys().next().value;
    if (this.#compiled.size > this.#most && oldest !== undefined) this.#compiled.delete(oldest);
    return found;
  }

  /** How many validators are held. */
  get size(): number {
    return this.#compiled.size;
  }
}
