import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type AbsenceRow, type AwayPerson, type Page } from '@fermata/contracts';
import { said } from '@fermata/model';
import {
  AbsenceRepository,
  Database,
  type AbsenceContent,
  type AbsenceRecord,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { ListAbsencesQuery, SaveAbsenceDto } from './absence.dto.ts';

/** Absences: everybody's own, and all of them for who has `absence.manage`. */
@Injectable()
export class AbsencesService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Absences by their start. */
  list(caller: Caller, query: ListAbsencesQuery): Promise<Page<AbsenceRow>> {
    const filter = {
      ...(managesAll(caller) ? {} : { concerning: caller.subject.userId }),
      ...(query.person === undefined ? {} : { person: query.person }),
      past: query.past === 'true',
    };
    return this.#inProject(caller, async (tx) => {
      const page = await new AbsenceRepository(tx).list(filter, pageRequestOf(query));
      return { ...page, items: page.items.map((row) => answerOf(row, caller)) };
    });
  }

  /** Who is away now, for whoever hands tasks on. */
  now(caller: Caller): Promise<{ readonly items: readonly AwayPerson[] }> {
    return this.#inProject(caller, async (tx) => {
      const away = await new AbsenceRepository(tx).awayNow();
      return {
        items: away.map(({ person, personName, until }) => ({
          person: { id: person, name: personName },
          until: until.toISOString(),
        })),
      };
    });
  }

  /** Adds an absence of the caller, or of somebody else with `absence.manage`. */
  add(caller: Caller, body: SaveAbsenceDto, once: Repeatable): Promise<AbsenceRow> {
    const person = body.person ?? caller.subject.userId;
    demandOver(caller, person);
    return this.#inProject(caller, (tx) =>
      onceOnly(tx, once, async () =>
        answerOf(await new AbsenceRepository(tx).add(`a-${randomUUID()}`, contentOf(body, person)), caller),
      ),
    );
  }

  /** Changes an absence; another person in the body is refused, as it would move what others were told. */
  replace(caller: Caller, id: string, body: SaveAbsenceDto): Promise<AbsenceRow> {
    return this.#inProject(caller, async (tx) => {
      const { person } = await this.#mine(tx, caller, id);
      if (body.person !== undefined && body.person !== person) {
        throw new AppError('absence.person', said`whose absence it is does not change`, { status: 422 });
      }
      return answerOf(await new AbsenceRepository(tx).replace(id, contentOf(body, person)), caller);
    });
  }

  /** Takes an absence away. */
  remove(caller: Caller, id: string): Promise<void> {
    return this.#inProject(caller, async (tx) =>
      new AbsenceRepository(tx).remove(await this.#mine(tx, caller, id)),
    );
  }

  /** One that the caller may change; of one that is not for the caller nobody says that it is there. */
  async #mine(tx: Transaction, caller: Caller, id: string): Promise<AbsenceRecord> {
    const absence = await new AbsenceRepository(tx).demand(id);
    if (absence.substitute === caller.subject.userId) demandOver(caller, absence.person);
    if (mayChange(caller, absence.person)) return absence;
    throw new AppError('absence.unknown', said`there is no absence "${{ id }}"`, { status: 404 });
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function managesAll({ subject }: Caller): boolean {
  return subject.permissions.has('absence.manage');
}

function mayChange(caller: Caller, person: string): boolean {
  return person === caller.subject.userId || managesAll(caller);
}

function demandOver(caller: Caller, person: string): void {
  if (mayChange(caller, person)) return;
  throw new AppError('access.forbidden', said`The absence of somebody else needs absence.manage`, {
    status: 403,
  });
}

function contentOf({ from, until, substitute, note }: SaveAbsenceDto, person: string): AbsenceContent {
  const times = { from: new Date(from), until: new Date(until) };
  return { person, ...times, substitute: substitute ?? null, note: note ?? null };
}

function answerOf(row: AbsenceRecord, caller: Caller): AbsenceRow {
  const { id, person, personName, substitute, substituteName, note } = row;
  return {
    id,
    person: { id: person, name: personName },
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    ...(substitute === null ? {} : { substitute: { id: substitute, name: substituteName ?? substitute } }),
    ...present({ note }),
    own: mayChange(caller, person),
  };
}
