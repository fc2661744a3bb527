import { Inject, Injectable } from '@nestjs/common';
import type {
  DraftRevisionRow,
  DraftRevisionText,
  KnownWorld,
  Page,
  PresentPerson,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import {
  Database,
  DraftRevisionRepository,
  PresenceRepository,
  unknownRevision,
  type DefinitionKey,
  type DraftRevision,
  type Transaction,
} from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import type { Caller } from '../access/current.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { SourceDto } from './definition.dto.ts';
import { existing } from './existing.ts';
import type { PresenceDto } from './editing.dto.ts';
import { knownNow } from './judge-source.ts';

/** What several people need who work on drafts: earlier texts, who else is there, what a text may refer to. */
@Injectable()
export class EditingService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The texts that a draft has had, newest first. */
  revisions(caller: Caller, key: DefinitionKey): Promise<Page<DraftRevisionRow>> {
    return this.#within(caller, async (tx) => {
      await existing(tx, key);
      return { items: (await new DraftRevisionRepository(tx).list(key)).map(revisionAnswer) };
    });
  }

  /** One of them, whole. */
  revision(caller: Caller, key: DefinitionKey, revision: number): Promise<DraftRevisionText> {
    return this.#within(caller, async (tx) => {
      const found = await new DraftRevisionRepository(tx).get(key, revision);
      if (found === undefined) throw unknownRevision(key, revision);
      return { ...revisionAnswer(found), source: found.source, format: found.format };
    });
  }

  /** Names one, so that it is kept. */
  checkpoint(
    caller: Caller,
    key: DefinitionKey,
    { revision, label }: { readonly revision: number; readonly label: string },
  ): Promise<DraftRevisionRow> {
    return this.#within(caller, async (tx) =>
      revisionAnswer(await new DraftRevisionRepository(tx).label(key, revision, label)),
    );
  }

  /** Says that a tab is there, or goes, and who else is. */
  presence(caller: Caller, key: DefinitionKey, seen: PresenceDto): Promise<Page<PresentPerson>> {
    return this.#within(caller, async (tx) => {
      await existing(tx, key);
      const presence = new PresenceRepository(tx);
      const { tab, place = '', editing = false } = seen;
      if (seen.gone === true) await presence.gone(key, tab);
      else await presence.seen(key, { tab, place, editing });
      const others = await presence.others(key, tab);
      return { items: others.map((one) => ({ ...one, seenAt: one.seenAt.toISOString() })) };
    });
  }

  /** What a text refers to, so that a page can judge it exactly as publish would. */
  known(caller: Caller, { source, format }: SourceDto): Promise<KnownWorld> {
    return this.#within(caller, async (tx) => {
      const { value } = parseSource(source, format);
      const { known } = await knownNow(tx, value);
      const { references, implementations = [], groups = [] } = known;
      return {
        references: references as unknown as JsonValue,
        implementations: [...implementations],
        groups: [...groups],
      };
    });
  }

  #within<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function revisionAnswer({ revision, label, savedBy, savedAt }: DraftRevision): DraftRevisionRow {
  const named = label === '' ? {} : { label };
  return { revision, ...named, savedBy, savedAt: savedAt.toISOString() };
}
