import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type LookupAnswer } from '@fermata/contracts';
import type { Question } from '@fermata/forms';
import type { Problem } from '@fermata/model';
import { Database, type Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { LookupQuery } from './lookup.dto.ts';
import { sources, type Source } from './lookup-sources.ts';

const usualLimit = 20;

/** Choices that forms search for while somebody types, and questions that only the server can answer. */
@Injectable()
export class LookupsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** What a source has. Unknown source: `lookup.unknown` (404); one that the caller may not see: 403. */
  async find(caller: Caller, name: string, query: LookupQuery): Promise<LookupAnswer> {
    const source = sourceOf(name);
    if (source === undefined)
      throw new AppError('lookup.unknown', said`There is no source "${{ name: name.slice(0, 100) }}"`, {
        status: 404,
      });
    if (!caller.subject.permissions.has(source.demands))
      throw new AppError('access.forbidden', said`This needs ${{ right: source.demands }}`, { status: 403 });
    const read = (tx: Transaction): ReturnType<Source['find']> =>
      source.find(tx, { ...query, limit: query.limit ?? usualLimit });
    const found = await this.#database.inProject(caller.projectId, read, caller.acting);
    return { items: found.map((item) => present(item)) };
  }
}

/**
 * Answers what a form asks about an answer. The form is asked, not the person: what the person may see elsewhere does
 * not matter, and nothing but yes or no comes out.
 */
export async function askSources(
  tx: Transaction,
  questions: readonly Question[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { lookup, value, expect, pointer, message, severity } of questions) {
    const source = sourceOf(lookup);
    const found = source === undefined ? [] : await source.find(tx, { value: String(value), limit: 1 });
    if (found.length > 0 !== (expect === 'found'))
      problems.push({ code: 'form.check', path: pointer, message, severity });
  }
  return problems;
}

function sourceOf(name: string): Source | undefined {
  return Object.hasOwn(sources, name) ? sources[name as keyof typeof sources] : undefined;
}
