import { errorAt, said, type Phrase, type Problem, type Words } from '@fermata/model';
import { nearestOf } from '@fermata/expressions';
import type { SchemaReader } from './schema-reader.ts';

/** The node that edits a field. */
export interface Bound {
  readonly id: string;
  readonly isList: boolean;
}

/** What the parts of one compilation share: the schema of the answer, what is bound so far, and what is wrong. */
export interface CompileContext {
  readonly schemas: SchemaReader;
  readonly problems: Problem[];
  /** The pattern of each field that is edited, and by which node. */
  readonly bound: Map<string, Bound>;
  /** Each pattern around such a field, and the first node inside. */
  readonly inside: Map<string, string>;
  nodes: number;
}

/** Where a node stands. */
export interface Surroundings {
  /** Pattern of the object that fields inside are fields of. */
  readonly base: readonly string[];
  /** Kinds around, innermost last. */
  readonly inside: readonly string[];
}

/** Most nodes of a form, generated ones included. */
export const mostNodes = 5_000;

/** Notes what is wrong at a place of the definition. */
export function report(
  context: CompileContext,
  path: string,
  code: string,
  { message, fix }: { readonly message: Words; readonly fix?: Words | undefined },
): void {
  context.problems.push(errorAt(path, code, message, fix));
}

/** “did you mean `…`?”, where one of the names is near. */
export function nearest(name: string, names: readonly string[]): Phrase | undefined {
  const near = nearestOf(name, names);
  return near === undefined ? undefined : said`did you mean \`${{ near }}\`?`;
}
