import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';
import {
  DefinitionRepository,
  unknownDefinition,
  type DefinitionKey,
  type DraftCommand,
} from './definition.repository.ts';
import type { DefinitionDetail } from './definition-rows.ts';
import { VersionRepository } from './version.repository.ts';

/** Drafts made out of what is there already. */
export class CopyRepository {
  readonly #tx: Transaction;
  readonly #definitions: DefinitionRepository;

  constructor(tx: Transaction) {
    this.#tx = tx;
    this.#definitions = new DefinitionRepository(tx);
  }

  /** Makes the text of a version the draft again; publishing it gives a new version. */
  async restore(key: DefinitionKey, version: number, ifRevision?: number): Promise<DefinitionDetail> {
    const found = await new VersionRepository(this.#tx).get(key, version);
    if (!found) {
      const message = said`the ${{ kind: key.kind }} "${{ name: key.name }}" has no version ${{ version }}`;
      throw new AppError('version.unknown', message, { status: 404 });
    }
    const { source, format, body } = found;
    return this.#definitions.saveDraft({
      ...key,
      source,
      format,
      body,
      ...(ifRevision === undefined ? {} : { ifRevision }),
    });
  }

  /**
   * Makes a definition of another name. The caller gives the text with the new name in it, since only who parses a text
   * can change it. Fails with `definition.exists` (409) when the name is taken; tags come along.
   */
  async duplicate(
    from: DefinitionKey,
    copy: Omit<DraftCommand, 'ifRevision' | 'kind'>,
  ): Promise<DefinitionDetail> {
    const origin = await this.#definitions.get(from);
    if (!origin) throw unknownDefinition(from);
    const to = { kind: from.kind, name: copy.name };
    if (await this.#definitions.get(to)) {
      const message = said`there is a ${{ kind: to.kind }} "${{ name: to.name }}" already`;
      throw new AppError('definition.exists', message, { status: 409 });
    }
    await this.#definitions.saveDraft({ ...copy, ...to, ifRevision: 0 });
    return this.#definitions.setTags(to, origin.tags);
  }
}
