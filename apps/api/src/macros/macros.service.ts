import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Macro } from '@fermata/contracts';
import {
  Database,
  MacroRepository,
  type MacroContent,
  type SavedMacro,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { SaveMacroDto } from './macro.dto.ts';

const largestData = 100_000;

/** Saved answers: everybody keeps own ones; sharing one needs `view.share` or `task.assign`. */
@Injectable()
export class MacrosService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The caller's own, and those that others share, by name. */
  list(caller: Caller, step: string | undefined): Promise<{ readonly items: readonly Macro[] }> {
    return this.#within(caller, async (tx) => {
      const found = await new MacroRepository(tx).list(caller.subject.userId, step);
      return { items: found.map((macro) => answerOf(macro, caller)) };
    });
  }

  /** Saves a new one of the caller's. */
  create(caller: Caller, body: SaveMacroDto, once: Repeatable): Promise<Macro> {
    const content = contentOf(caller, body);
    const add = async (tx: Transaction): Promise<Macro> =>
      answerOf(
        await new MacroRepository(tx).add(`m-${randomUUID()}`, caller.subject.userId, content),
        caller,
      );
    return this.#within(caller, (tx) => onceOnly(tx, once, () => add(tx)));
  }

  /** Changes one of the caller's own. */
  replace(caller: Caller, id: string, body: SaveMacroDto): Promise<Macro> {
    const content = contentOf(caller, body);
    return this.#within(caller, async (tx) =>
      answerOf(await new MacroRepository(tx).replace(id, caller.subject.userId, content), caller),
    );
  }

  /** Takes away an own one; who manages people takes away shared ones of anybody too. */
  remove(caller: Caller, id: string): Promise<void> {
    const { userId, permissions } = caller.subject;
    return this.#within(caller, (tx) =>
      new MacroRepository(tx).remove(id, userId, permissions.has('user.manage')),
    );
  }

  #within<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function contentOf({ subject }: Caller, body: SaveMacroDto): MacroContent {
  const { name, step = null, outcome = null, data, comment = null, shared: isShared = false } = body;
  if (isShared && !subject.permissions.has('view.share') && !subject.permissions.has('task.assign'))
    throw new AppError('access.forbidden', said`Sharing a saved answer needs view.share or task.assign`, {
      status: 403,
    });
  if (JSON.stringify(data).length > largestData)
    throw new AppError('macro.too-large', said`A saved answer has at most 100 kB`, { status: 422 });
  return { name: name.trim(), step, outcome, data, comment, isShared };
}

function answerOf(macro: SavedMacro, { subject }: Caller): Macro {
  const { id, name, step, outcome, data, comment, isShared, owner } = macro;
  const more = present({ step, outcome, comment });
  return { id, name, data, shared: isShared, owner, own: owner === subject.userId, ...more };
}
